package dev.c2ecs.acceptance.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What may stand between the program and AWS, or in its place: connection by connection. */
final class Relay implements AutoCloseable {

  /** What is done with a connection. */
  interface Handler {
    void handle(Socket client) throws IOException;
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** The heads of the requests that came, as they were written. */
  final List<String> heads = new CopyOnWriteArrayList<>();

  private volatile String wanted = "";

  private Relay(ServerSocket server) {
    this.server = server;
  }

  private Relay start(Handler handler) {
    threads.execute(
        () -> {
          while (!server.isClosed()) {
            try {
              Socket client = server.accept();
              open.add(client);
              threads.execute(() -> handle(handler, client));
            } catch (IOException e) {
              return;
            }
          }
        });
    return this;
  }

  private static void handle(Handler handler, Socket client) {
    try (client) {
      handler.handle(client);
    } catch (IOException e) {
      // whoever called sees that the connection ends
    }
  }

  private static ServerSocket socket() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Answers every request so. */
  static Relay answering(String answer) throws IOException {
    Relay relay = new Relay(socket());
    return relay.start(
        client -> {
          relay.heads.add(head(client.getInputStream()));
          client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        });
  }

  /** Answers so what is no request, after its first byte. */
  static Relay closingAfter(String answer) throws IOException {
    return new Relay(socket())
        .start(
            client -> {
              if (client.getInputStream().read() >= 0) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
              }
            });
  }

  /** Closes every connection at once. */
  static Relay closing() throws IOException {
    return new Relay(socket()).start(client -> {});
  }

  /** A proxy, for plain requests and for tunnels. */
  static Relay proxy() throws IOException {
    Relay relay = new Relay(socket());
    return relay.start(relay::proxied);
  }

  /** A proxy that wants to be told so who asks, {@code Basic …}. */
  static Relay proxyFor(String authorization) throws IOException {
    Relay relay = new Relay(socket());
    relay.wanted = authorization;
    return relay.start(relay::proxied);
  }

  /** A proxy whose tunnels all lead to a port of this machine, whatever host is wanted. */
  static Relay leadingTo(int port) throws IOException {
    Relay relay = new Relay(socket());
    return relay.start(
        client -> {
          relay.heads.add(head(client.getInputStream()));
          try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client
                .getOutputStream()
                .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            relay.pump(client, server);
          }
        });
  }

  private void proxied(Socket client) throws IOException {
    String head = head(client.getInputStream());
    heads.add(head);
    if (!head.toLowerCase(Locale.ROOT).contains("proxy-authorization: ") && !wanted.isEmpty()) {
      client
          .getOutputStream()
          .write(
              String.join(
                      "\r\n",
                      "HTTP/1.1 407 Who?",
                      "Proxy-Authenticate: Basic realm=\"x\"",
                      "Content-Length: 0",
                      "Connection: close",
                      "",
                      "")
                  .getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (!head.contains(wanted)) {
      return;
    }
    String[] words = head.lines().findFirst().orElse("").split(" ", -1);
    if (words[0].equals("CONNECT")) {
      String[] target = words[1].split(":", -1);
      try (Socket server = new Socket(target[0], Integer.parseInt(target[1]))) {
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        pump(client, server);
      }
    } else {
      URI target = URI.create(words[1]);
      try (Socket server = new Socket(target.getHost(), target.getPort())) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String own =
            head.replaceFirst("\\S+ HTTP", path + " HTTP")
                .replaceAll("(?i)\r\n(Proxy-)?Connection: keep-alive", "")
                .replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
        server.getOutputStream().write(own.getBytes(StandardCharsets.ISO_8859_1));
        pump(client, server);
      }
    }
  }

  /** A server that speaks TLS with a certificate of its own, in front of another. */
  static Relay tls(Certificates certificates, String plainUrl) throws IOException {
    URI target = URI.create(plainUrl);
    ServerSocket server =
        certificates
            .context()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new Relay(server)
        .start(
            client -> {
              try (Socket plain = new Socket(target.getHost(), target.getPort())) {
                Relay.pump(threads(), client, plain);
              }
            });
  }

  private static ExecutorService threads() {
    return Executors.newSingleThreadExecutor();
  }

  private void pump(Socket client, Socket server) throws IOException {
    pump(threads, client, server);
  }

  private static void pump(ExecutorService threads, Socket client, Socket server)
      throws IOException {
    threads.execute(
        () -> {
          try {
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
          } catch (IOException e) {
            // the other direction ends it
          }
        });
    server.getInputStream().transferTo(client.getOutputStream());
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      head.write(next);
      if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
      next = in.read();
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
