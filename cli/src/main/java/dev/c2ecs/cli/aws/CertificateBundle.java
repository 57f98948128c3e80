package dev.c2ecs.cli.aws;

import dev.c2ecs.cli.diagnostic.DeployCode;
import dev.c2ecs.cli.diagnostic.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificates in a file that the user names, to be trusted. */
public final class CertificateBundle {

  private static final Pattern CERTIFICATE =
      Pattern.compile(
          "-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----");

  private CertificateBundle() {}

  /**
   * What trusts the certificates of a file.
   *
   * @param source where the file is named, for messages
   * @param bundle certificates in PEM form, with or without other text between them
   * @param also whether those are trusted too that Java trusts
   * @throws Refusal if the file has no certificates that can be read
   */
  public static TrustManager[] trusted(String source, Path bundle, boolean also) {
    try {
      String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      Matcher matcher = CERTIFICATE.matcher(text);
      int number = 0;
      while (matcher.find()) {
        String pem = matcher.group().replace("TRUSTED ", "");
        store.setCertificateEntry(
            "c" + number,
            factory.generateCertificate(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        number++;
      }
      if (number == 0) {
        throw unusable(source, bundle, "holds no certificate in PEM form");
      }
      if (also) {
        addThoseOfJava(store);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      return managers.getTrustManagers();
    } catch (IOException e) {
      throw unusable(source, bundle, "cannot be read");
    } catch (GeneralSecurityException e) {
      throw unusable(source, bundle, "has a certificate that is not understood");
    }
  }

  private static void addThoseOfJava(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory own =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    own.init((KeyStore) null);
    int number = 0;
    for (TrustManager manager : own.getTrustManagers()) {
      if (manager instanceof X509TrustManager known) {
        for (X509Certificate certificate : known.getAcceptedIssuers()) {
          store.setCertificateEntry("j" + number, certificate);
          number++;
        }
      }
    }
  }

  private static Refusal unusable(String source, Path bundle, String why) {
    return new Refusal(DeployCode.CERTIFICATES, source + ": " + bundle + " " + why);
  }
}
