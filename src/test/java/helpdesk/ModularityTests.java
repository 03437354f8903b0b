package helpdesk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import graphql.language.Document;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.SDLDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.TypeName;
import helpdesk.api.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/// The tree tells the story: flat modules, dependencies that point one way, and one name in three trees.
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(HelpdeskApplication.class);
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("helpdesk");
    private static final Pattern PICTURE = Pattern.compile("(?s)```mermaid\ngraph TD\n(.*?)```");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\w+)[\\w.]* --> (\\w+)");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Path CHANGELOG = Path.of("db/changelog");

    @Test
    void dependsOnlyOnWhatItDeclares() {
        MODULES.verify();
    }

    /// It reads domains by IDNA 2003, to which ß is ss. Domains are read by UTS 46.
    @Test
    void neverReadsDomainsAsTheJdkDoes() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.IDN")
                .check(CLASSES);
    }

    /// Its annotations are switched off, since each call would evaluate an expression: they would protect nothing.
    @Test
    void neverAsksForRolesByExpressions() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.security.access.prepost")
                .check(CLASSES);
    }

    @Test
    void drawsItsModules() throws IOException {
        new Documenter(MODULES).writeModulesAsPlantUml();
        assertThat(Path.of("target/spring-modulith-docs/components.puml"))
                .content()
                .contains("\"Contact\"", "\"Custom field\"", "\"Purge\"", "\"Ticket\"");
    }

    /// In the README.
    @Test
    void drawsAllModulesAndNoOtherDependencies() throws IOException {
        var picture = picture();
        var names = new HashSet<String>();
        var dependencies = new HashSet<Dependency>();
        for (var module : MODULES) {
            var name = name(module);
            names.add(name);
            module.getDirectDependencies(MODULES)
                    .uniqueModules()
                    .map(other -> new Dependency(name, other.getIdentifier().toString()))
                    .forEach(dependencies::add);
        }
        assertThat(NAME.matcher(picture).results().map(MatchResult::group)).containsAll(names);
        assertThat(withIndirect(drawn(picture))).isEqualTo(withIndirect(dependencies));
    }

    @Test
    void hasASchemaFileForEachModuleThatServesOne() {
        var serving = MODULES.stream()
                .filter(ModularityTests::servesASchema)
                .map(ModularityTests::name)
                .toList();
        assertThat(serving).contains("contact", "graphql");
        assertThat(schemas().keySet()).containsAll(serving);
    }

    @Test
    void hasAModuleForEachSchemaFile() {
        assertThat(MODULES.stream().map(ModularityTests::name))
                .containsAll(schemas().keySet());
    }

    @Test
    void hasAModuleForEachChangelogFolderAndAppliesAllOfThem() throws IOException {
        assertThat(MODULES.stream().map(ModularityTests::name)).containsAll(changelogFolders());
        assertThat(CHANGELOG.resolve("db.changelog-master.yaml"))
                .content()
                .contains(changelogFiles().map(Path::toString).toList());
    }

    /// A file may use or extend what another file defines only if its module depends on the other module.
    @Test
    void pointsTheArrowsOfTheSchemaTheSameWay() {
        var owners = owners();
        assertThat(schemas()).allSatisfy((module, file) -> {
            var dependencies = dependenciesOf(module);
            assertThat(usedNames(file))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(dependencies)
                            .as("%s, which uses %s", module, name)
                            .contains(owners.getOrDefault(name, module)));
        });
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static boolean servesASchema(ApplicationModule module) {
        return module.getSpringBeans().stream()
                .anyMatch(bean -> bean.getType().getMethods().stream()
                        .anyMatch(method -> method.isMetaAnnotatedWith(
                                "org.springframework.graphql.data.method.annotation.SchemaMapping")));
    }

    private static Set<String> dependenciesOf(String module) {
        var dependencies = MODULES.getModuleByName(module).orElseThrow().getDirectDependencies(MODULES);
        var names = dependencies.uniqueModules().map(ModularityTests::name).collect(toCollection(TreeSet::new));
        names.add(module);
        return names;
    }

    private static Map<String, Document> schemas() {
        return SchemaFiles.documents().entrySet().stream()
                .collect(
                        toMap(file -> file.getKey().equals("schema") ? "graphql" : file.getKey(), Map.Entry::getValue));
    }

    private static Map<String, String> owners() {
        return schemas().entrySet().stream()
                .flatMap(file -> definedNames(file.getValue()).map(name -> Map.entry(name, file.getKey())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<String> definedNames(Document file) {
        return file.getDefinitionsOfType(SDLDefinition.class).stream()
                .filter(definition -> !(definition instanceof SDLExtensionDefinition))
                .filter(NamedNode.class::isInstance)
                .map(definition -> ((NamedNode<?>) definition).getName());
    }

    private static Set<String> usedNames(Document file) {
        return nodes(file)
                .filter(node -> node instanceof TypeName || node instanceof SDLExtensionDefinition)
                .map(node -> ((NamedNode<?>) node).getName())
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<Node<?>> nodes(Node<?> node) {
        return Stream.concat(Stream.of(node), node.getChildren().stream().flatMap(child -> nodes((Node<?>) child)));
    }

    private static Set<String> changelogFolders() throws IOException {
        return changelogFiles().map(file -> file.getName(0).toString()).collect(toCollection(TreeSet::new));
    }

    private static Stream<Path> changelogFiles() throws IOException {
        try (var files = Files.walk(CHANGELOG)) {
            return files.filter(file -> file.toString().endsWith(".sql")).map(CHANGELOG::relativize).toList().stream();
        }
    }

    private static String picture() throws IOException {
        var picture = PICTURE.matcher(Files.readString(Path.of("README.md")));
        assertThat(picture.find()).isTrue();
        return picture.group(1);
    }

    private record Dependency(String from, String to) {}

    private static Set<Dependency> drawn(String picture) {
        return ARROW.matcher(picture)
                .results()
                .map(arrow -> new Dependency(arrow.group(1), arrow.group(2)))
                .filter(arrow -> !arrow.from().equals(arrow.to()))
                .collect(Collectors.toSet());
    }

    private static Set<Dependency> withIndirect(Set<Dependency> dependencies) {
        var more = new HashSet<>(dependencies);
        return more.addAll(composed(dependencies)) ? withIndirect(more) : more;
    }

    private static List<Dependency> composed(Set<Dependency> dependencies) {
        return dependencies.stream()
                .flatMap(first -> dependencies.stream()
                        .filter(second -> second.from().equals(first.to()))
                        .map(second -> new Dependency(first.from(), second.to())))
                .toList();
    }
}
