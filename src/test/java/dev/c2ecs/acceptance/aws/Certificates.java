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
final class Certificates {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;
  private final Path directory;

  Certificates(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
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
  Path bundle() throws IOException, GeneralSecurityException {
    String pem =
        "# the certificate of a test\n-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {10})
                .encodeToString(store.getCertificate("own").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    return Files.writeString(directory.resolve("bundle.pem"), pem);
  }
}
