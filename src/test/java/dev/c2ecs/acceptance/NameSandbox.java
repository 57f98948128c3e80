package dev.c2ecs.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell that sees only a network of its own, with a name server in it, and an {@code
 * /etc/resolv.conf} that is mounted, as the containers of a task do. It is made of Linux
 * namespaces, which needs root or the right to make users of one's own.
 */
final class NameSandbox implements AutoCloseable {

  private static final String END = "::end::";

  /** What a command printed, and how it ended. */
  record Ended(int code, List<String> lines) {}

  private final Path directory;
  private final Process shell;
  private final BufferedReader out;

  private NameSandbox(Path directory, Process shell) {
    this.directory = directory;
    this.shell = shell;
    this.out = shell.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Opens one.
   *
   * @param directory an empty directory
   * @param records what the name server knows
   */
  static NameSandbox open(Path directory, List<String> records)
      throws IOException, InterruptedException {
    Path busybox = SystemTools.program("busybox", "busybox-static");
    Files.writeString(directory.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
    Files.writeString(directory.resolve("nsswitch.conf"), "hosts: files dns\n");
    Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
    Files.write(directory.resolve("records"), records);
    Files.writeString(directory.resolve("questions"), "");
    List<String> command = new ArrayList<>(namespaces());
    command.addAll(List.of(busybox.toString(), "sh"));
    Process shell =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    NameSandbox sandbox = new NameSandbox(directory, shell);
    sandbox.must("busybox ip link set lo up");
    for (String file : List.of("resolv.conf", "nsswitch.conf", "hosts")) {
      sandbox.must(
          "[ ! -e /etc/%s ] || busybox mount -o bind \"%s\" /etc/%s"
              .formatted(file, directory.resolve(file), file));
    }
    sandbox.must(
        "\"%s/bin/java\" -Xshare:auto -XX:TieredStopAtLevel=1 -cp \"%s\" %s records ready questions"
                .formatted(System.getProperty("java.home"), classes(), NameServer.class.getName())
            + " < /dev/null > server.txt 2>&1 & trap \"kill $!\" EXIT;"
            + " for i in $(seq 200); do [ -e ready ] && break; sleep 0.1; done; [ -e ready ]");
    return sandbox;
  }

  private static Path classes() {
    return Repo.ROOT.resolve("src/test/target/test-classes");
  }

  private static List<String> namespaces() throws IOException, InterruptedException {
    String unshare = SystemTools.program("unshare", "util-linux").toString();
    for (List<String> command :
        List.of(
            List.of(unshare, "-nm"),
            List.of(unshare, "-rnm"),
            List.of("sudo", "-n", unshare, "-nm"))) {
      boolean sudo = command.get(0).equals("sudo");
      if ((!sudo || Repo.isCi()) && works(command)) {
        return command;
      }
    }
    if (Repo.isCi()) {
      throw new IllegalStateException("CI needs a machine where unshare -nm works");
    }
    assumeTrue(false, "skipped: this machine makes no namespaces");
    throw new IllegalStateException();
  }

  private static boolean works(List<String> command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.add("true");
    try {
      Process process =
          new ProcessBuilder(all).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      if (command.get(0).equals("sudo")) {
        return false;
      }
      throw e;
    }
  }

  /** Runs a command of a shell. */
  Ended run(String command) throws IOException {
    OutputStream in = shell.getOutputStream();
    in.write((command + "\necho \"\n" + END + "$?\"\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(END)) {
        lines.removeIf(String::isEmpty);
        return new Ended(Integer.parseInt(line.substring(END.length())), lines);
      }
      lines.add(line);
    }
    throw new IllegalStateException("the shell ended: " + lines);
  }

  private void must(String command) throws IOException {
    Ended ended = run(command);
    if (ended.code() != 0) {
      throw new IllegalStateException(command + ": " + ended.lines());
    }
  }

  /** Writes {@code /etc/resolv.conf} in place. */
  void configure(String text) throws IOException {
    Files.writeString(directory.resolve("resolv.conf"), text);
  }

  /** Writes {@code /etc/hosts} in place: localhost, and an address with the name of the host. */
  void host(String address) throws IOException {
    String name = run("hostname").lines().get(0);
    Files.writeString(
        directory.resolve("hosts"), "127.0.0.1 localhost\n" + address + " " + name + "\n");
  }

  /** What {@code /etc/hosts} has. */
  List<String> hosts() throws IOException {
    return Files.readAllLines(directory.resolve("hosts"));
  }

  /** Lets nobody write {@code /etc/hosts}, or everybody again. */
  void protectHosts(boolean isProtected) throws IOException {
    must("busybox mount -o remount,bind," + (isProtected ? "ro" : "rw") + " /etc/hosts");
  }

  /** What {@code /etc/resolv.conf} has. */
  String configuration() throws IOException {
    return Files.readString(directory.resolve("resolv.conf"));
  }

  /** The questions to the name server since they were asked for: {@code A db.shop.local}. */
  List<String> questions() throws IOException {
    Path file = directory.resolve("questions");
    List<String> questions = Files.readAllLines(file);
    Files.writeString(file, "");
    return questions;
  }

  @Override
  public void close() throws IOException {
    shell.getOutputStream().close();
    try {
      if (!shell.waitFor(20, TimeUnit.SECONDS)) {
        shell.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
