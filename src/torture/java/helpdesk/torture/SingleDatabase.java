package helpdesk.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/// One server.
record SingleDatabase(int port) implements Database {

    static SingleDatabase start() {
        var url = Command.run(".ci/mysql", "durable");
        return new SingleDatabase(Integer.parseInt(url.replaceAll("\\D*127.0.0.1:(\\d+)/", "$1")));
    }

    @Override
    public String servers() {
        return Database.server(port);
    }

    @Override
    public void kill() {
        Command.run(".ci/mysql", "kill", String.valueOf(port));
        Waiting.require(Duration.ofMinutes(1), "the dead server's port to close", () -> !isThere());
    }

    @Override
    public void mend() {
        Command.run(".ci/mysql", "revive", String.valueOf(port));
    }

    @Override
    public boolean isThere() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException down) {
            return false;
        }
    }

    @Override
    public boolean isWhole() {
        return isThere();
    }

    @Override
    public void close() {
        Command.run(".ci/mysql", "stop", String.valueOf(port));
    }
}
