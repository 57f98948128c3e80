package dev.c2ecs.acceptance.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and a certificate of 127.0.0.1 that nobody vouches for, made by the JDK's own tool. */
public final class Certificates {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;
  private final Path directory;

  public Certificates(Path directory)
      throws IOException, GeneralSecurityException, InterruptedException {
    this(directory, List.of());
  }

  /** One that is also for other hosts. */
  Certificates(Path directory, List<String> hosts)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = directory.resolve("keys.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost"
                    + hosts.stream().map(host -> ",dns:" + host).collect(Collectors.joining()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      throw new IOException(Files.readString(directory.resolve("keytool.log")));
    }
    this.directory = directory;
    this.store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
  }

  SSLContext context() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate as a bundle, with words before it as bundles have them. */
  public Path bundle() throws IOException, GeneralSecurityException {
    return Files.writeString(
        directory.resolve("bundle.pem"),
        "# the certificate of a test\n"
            + pem("CERTIFICATE", store.getCertificate("own").getEncoded()));
  }

  /** The key, as servers read it. */
  public Path key() throws IOException, GeneralSecurityException {
    return Files.writeString(
        directory.resolve("key.pem"),
        pem("PRIVATE KEY", store.getKey("own", PASSWORD).getEncoded()));
  }

  private static String pem(String what, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {10}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }
}
