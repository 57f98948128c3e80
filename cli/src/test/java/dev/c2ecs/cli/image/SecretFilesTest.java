package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a credential and what only looks like one. */
class SecretFilesTest {

  private static final String KEY = "PRIVATE" + " KEY-----";

  private static String found(String path, String content) {
    return SecretFiles.found(path, content.replace("\\n", "\n").getBytes(UTF_8)).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "tls/server.pem|-----BEGIN PRIVATE! KEY-----|a private key",
        "tls/server.key|-----BEGIN RSA PRIVATE! KEY-----|a private key",
        "notes.txt|see: -----BEGIN EC PRIVATE! KEY-----|a private key",
        "k|-----BEGIN OPENSSH PRIVATE! KEY-----|a private key",
        "k.asc|-----BEGIN PGP PRIVATE! KEY BLOCK-----|a private key",
        "k|-----BEGIN ENCRYPTED PRIVATE! KEY-----|a private key",
        "x.ppk|PuTTY-User-Key-File-3: ssh-ed25519|a private key",
        "full.pem|-----BEGIN CERTIFICATE-----\\nx\\n-----BEGIN PRIVATE! KEY-----|a private key",
        "home/.aws/credentials|[default]\\naws_secret_access_key = abc|credentials of AWS",
        ".docker/config.json|{\"auths\":{\"x\":{\"auth\":\"dTpw\"}}}|logins of Docker",
        "home/.ssh/id_rsa|x|a private key of SSH",
        "id_ed25519|x|a private key of SSH",
        "/home/me/.ssh/config|Host x|a file of ~/.ssh",
        "/etc/shadow|root:$6$x:1::::::|the passwords of this machine",
        "/home/me/.config/gh/hosts.yml|github.com:\\n    oauth_token: gho_x|a login of GitHub",
        ".netrc|machine x login y password z|logins of a .netrc",
        ".npmrc|//registry.npmjs.org/:_authToken=npm_x|a token of npm",
        ".yarnrc.yml|npmAuthToken: \"abc\"|a token of npm",
        ".pypirc|[pypi]\\npassword = x|a login of PyPI",
        "home/.git-credentials|https://u:p@github.com|logins of git",
        "pip.conf|index-url = https://u:p@host/simple|a login of a package registry",
        ".pgpass|# db\\ndb:5432:*:app:hunter22|passwords of PostgreSQL",
        "/srv/pgpass|*:*:*:postgres:a:b|passwords of PostgreSQL",
        "userlist.txt|\"app\" \"md5abcdef\"|passwords of PgBouncer",
        "nginx/.htpasswd|admin:$apr1$x$y|passwords of a .htpasswd",
        "api.htpasswd|admin:{SHA}W6ph5Mm5Pz8=|passwords of a .htpasswd",
        "htpasswd|admin:$2y$05$abc|passwords of a .htpasswd",
        "htpasswd|admin:rOmHZcSGmzrzw|passwords of a .htpasswd",
        ".my.cnf|[client]\\npassword = hunter22|a login of MySQL",
        ".vault-token|hvs.abc|a token of Vault",
        ".cargo/credentials.toml|[registry]\\ntoken = \"abc\"|a token of a package registry",
        "auth.json|{\"github-oauth\": {\"github.com\": \"abc\"}}|a login of Composer",
        ".m2/settings.xml|<server><password>hunter22</password></server>|a login of Maven",
        ".msmtprc|account default\\npassword hunter22|a login for mail",
        ".kube/config|users:\\n- user:\\n    client-key-data: LS0t|keys of Kubernetes",
        "kubeconfig|    token: abc|keys of Kubernetes",
        "sa.json|{\"private_key\": \"-----BEGIN PRIVATE! KEY-----\\\\n"
            + "\"}|a key of a service account",
      })
  void credentials(String path, String content, String what) {
    assertThat(
            found(path, content.replace("PRIVATE! KEY-----", KEY).replace("PRIVATE! ", "PRIVATE ")))
        .isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "ca.pem|-----BEGIN CERTIFICATE-----",
        "pub.pem|-----BEGIN PUBLIC KEY-----",
        "server.key|not a key",
        "dh.pem|-----BEGIN DH PARAMETERS-----",
        "id_rsa.pub|ssh-rsa AAAA",
        "id_rsa|ssh-rsa AAAA",
        ".aws/config|[default]\\nregion = eu-central-1",
        ".docker/config.json|{\"credsStore\":\"desktop\",\"auths\":{\"x\":{}}}",
        ".npmrc|registry=https://registry.npmjs.org/",
        ".npmrc|//registry.npmjs.org/:_authToken=${NPM_TOKEN}",
        ".pypirc|[distutils]",
        ".pypirc|[pypi]\\npassword = ${PYPI}",
        ".npmrc|# //registry.npmjs.org/:_authToken=npm_x",
        ".netrc|machine x login y password ${P}",
        ".aws/credentials|#aws_secret_access_key = abc",
        ".aws/credentials|aws_secret_access_key = $KEY",
        ".docker/config.json|{\"auths\":{\"x\":{\"auth\":\"${AUTH}\"}}}",
        ".pgpass|# host:port:db:user:password",
        ".pgpass|db:5432:app:app:${PASSWORD}",
        ".htpasswd|admin:${HASH}",
        ".htpasswd|# admin:$apr1$x$y",
        "nginx.conf|auth_basic_user_file /etc/nginx/.htpasswd;",
        ".my.cnf|[mysqld]\\npassword = {{ password }}",
        ".m2/settings.xml|<password>${env.PASSWORD}</password>",
        "auth.json|{\"token\": {\"ttl\": 5}}",
        "userlist.txt|ann\\nbob",
        "app/credentials|aws_secret_access_key = abc",
        "config.json|{\"auth\":\"x\"}",
        "nginx.conf|proxy_pass http://app:8080/x@y;",
        ".kube/config|clusters: []",
        "readme.md|how to make a private key",
        ".ssh/known_hosts|github.com ssh-ed25519 AAAA",
        ".ssh/authorized_keys|ssh-ed25519 AAAA",
        "conf/hosts.yml|oauth_token: x",
      })
  void nothing(String path, String content) {
    assertThat(found(path, content)).isEmpty();
  }

  @Test
  void storesOfKeys() {
    assertThat(SecretFiles.found("a.p12", new byte[] {0x30, (byte) 0x82, 1, 2})).isPresent();
    byte[] jks = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};
    assertThat(SecretFiles.found("keystore.jks", jks)).isPresent();
    assertThat(SecretFiles.found("truststore.jks", jks)).isEmpty();
    assertThat(SecretFiles.found("x", new byte[0])).isEmpty();
  }

  @Test
  void onlyTheBeginningIsRead(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("large.txt");
    Files.writeString(file, "x".repeat(SecretFiles.HEAD) + "\n-----BEGIN " + KEY);
    assertThat(found(directory)).isEmpty();
    Files.writeString(file, "x".repeat(60_000) + "\n-----BEGIN " + KEY);
    assertThat(found(directory)).containsExactly("./conf/large.txt: a private key");
  }

  private static List<String> found(Path directory) throws IOException {
    DeliveredFiles delivered =
        DeliveredFiles.of(directory, "./conf", "/x", DeliveredFiles.Owner.ROOT, path -> true);
    List<String> found = new ArrayList<>();
    for (LayerFile file : delivered.files()) {
      SecretFiles.found(file.place(), file.head(SecretFiles.HEAD))
          .ifPresent(what -> found.add(file.name() + ": " + what));
    }
    return found;
  }
}
