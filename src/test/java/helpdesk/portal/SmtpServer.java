package helpdesk.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A mail server that can be away, slow, old-fashioned and unwilling, which those for tests cannot.
final class SmtpServer {

    /// What came in: the commands of the envelope, and the mail.
    record Mail(List<String> envelope, String text) {}

    private final ServerSocket socket;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    private volatile boolean isAway;
    private volatile boolean takesUtf8;
    private volatile String replyToRecipients = "250 Fine";
    private volatile CountDownLatch greeting = new CountDownLatch(0);

    SmtpServer() {
        try {
            socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Mail> mails() {
        return mails;
    }

    /// How many are connected.
    int open() {
        return open.get();
    }

    void reset() {
        goOn();
        isAway = false;
        takesUtf8 = false;
        replyToRecipients = "250 Fine";
    }

    void isAway() {
        isAway = true;
    }

    void takesUtf8() {
        takesUtf8 = true;
    }

    void answersRecipients(String reply) {
        replyToRecipients = reply;
    }

    /// From now on greets nobody, until it goes on.
    void hesitate() {
        greeting = new CountDownLatch(1);
    }

    void goOn() {
        greeting.countDown();
    }

    private void listen() {
        try {
            while (!socket.isClosed()) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private void talk(Socket client) {
        open.incrementAndGet();
        try (client;
                var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            if (!isAway) {
                greeting.await();
                say(client, "220 Here");
                listen(client, lines);
            }
        } catch (IOException | InterruptedException _) {
            // Whoever has hung up is gone.
        } finally {
            open.decrementAndGet();
        }
    }

    private void listen(Socket client, BufferedReader lines) throws IOException {
        var envelope = new CopyOnWriteArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            envelope.add(line);
            if (line.equals("DATA")) {
                say(client, "354 Go on");
                mails.add(new Mail(List.copyOf(envelope), text(lines)));
            }
            say(client, reply(line));
        }
    }

    private String reply(String command) {
        return switch (command.split(" ", 2)[0]) {
            case "EHLO" -> takesUtf8 ? "250-Here\r\n250-8BITMIME\r\n250 SMTPUTF8" : "250-Here\r\n250 8BITMIME";
            case "RCPT" -> replyToRecipients;
            case "QUIT" -> "221 Bye";
            default -> "250 Fine";
        };
    }

    private static String text(BufferedReader lines) throws IOException {
        var text = new StringBuilder();
        for (@Nullable String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(UTF_8));
    }
}
