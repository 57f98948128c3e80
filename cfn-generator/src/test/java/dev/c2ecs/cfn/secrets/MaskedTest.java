package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others see of texts with credentials in them. */
class MaskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_PASSWORD: swordfish | DB_PASSWORD: ***",
        "'- DB_PASSWORD=swordfish' | '- DB_PASSWORD=***'",
        "'\"DB_PASSWORD\": \"swordfish\"' | '\"DB_PASSWORD\": ***'",
        "COLOR: blue | COLOR: blue",
        "DB_PASSWORD: | DB_PASSWORD:",
        "image: nginx | image: nginx",
        "postgres://u:swordfish@db/x | ***",
      })
  void aLineKeepsTheNameOnly(String line, String masked) {
    assertThat(Masked.line(line)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --password swordfish --color blue | run --password *** --color blue",
        "run --password=swordfish | run --password=***",
        "curl -H Authorization: Bearer swordfish x | curl -H Authorization: Bearer *** x",
        "curl -H Authorization: swordfish x | curl -H Authorization: *** x",
        "{db_password: swordfish} | {db_password: ***}",
        "'a   b\n c' | a b c",
        "postgres://u:swordfish@db/x | ***",
        "redis-server --requirepass swordfish --save 60 1 | redis-server --requirepass *** --save 60 1",
        "redis-server --masterauth swordfish | redis-server --masterauth ***",
        "redis-cli -a swordfish ping | redis-cli -a *** ping",
        "ls -a /data | ls -a /data",
        "mysqladmin ping -pswordfish | mysqladmin ping -p***",
        "server -p8080 | server -p8080",
        "curl -u admin:swordfish http://x | curl -u admin:*** http://x",
        "nginx -u www | nginx -u www",
        "admin:$apr1$abc$def | admin:***",
        "admin:$2y$05$abcdef | admin:***",
      })
  void wordsOfACommandLoseTheirValues(String text, String masked) {
    assertThat(Masked.words(text.replace("\\n", "\n"))).isEqualTo(masked);
  }

  /** Texts in each of which a credential is called swordfish. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sshpass -p swordfish ssh host",
        "sshpass -pswordfish ssh host",
        "java -Dpass=swordfish -jar a.jar",
        "java -Djavax.net.ssl.keyStorePassword=swordfish -jar a.jar",
        "java -Ddb.password=swordfish",
        "https://a.blob.core.windows.net/c?sv=2020&sig=swordfish&se=1",
        "https://b.s3.amazonaws.com/k?X-Amz-Date=1&X-Amz-Signature=swordfish",
        "https://h/p?X-Goog-Signature=swordfish",
        "https://h/p?token=swordfish&color=blue",
        "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=swordfish;EndpointSuffix=x",
        "Server=db;User=sa;Pwd=swordfish;Port=1",
        "Pwd=swordfish;Server=db",
        "Server=db;Password=swordfish",
        "{\"password\":\"swordfish\",\"b\":\"c\",\"token\":\"swordfish\"}",
        "{password: swordfish, b: c}",
        "{b: c, api_key: 'swordfish', d: e}",
        "{ \"a\": 1, \"client_secret\" : \"x swordfish\" }",
        "- {Name: DB_PASSWORD, Value: swordfish}",
        "[{\"Name\":\"API_KEY\",\"Value\":\"swordfish\"}]",
        "[{\"Value\":\"swordfish\",\"Name\":\"API_KEY\"}]",
        "{name: API_KEY, value: swordfish}",
        "{Key: db_password, Value: swordfish}",
        "curl -u user:swordfish https://h",
        "curl -uuser:swordfish https://h",
        "curl --user user:swordfish https://h",
        "curl --user=user:swordfish https://h",
        "curl --proxy-user user:swordfish https://h",
        "curl -H 'Authorization: Basic swordfish' https://h",
        "curl -H 'Authorization:Basic swordfish' https://h",
        "curl -H \"Authorization: Bearer swordfish\" https://h",
        "curl -H Proxy-Authorization:swordfish https://h",
        "curl -H 'X-Api-Key: swordfish' https://h",
        "authorization=swordfish",
        "Bearer swordfishswordfish7",
        "mysql -pswordfish -u root",
        "mysqldump -u root -pswordfish db",
        "mysql --password=swordfish",
        "mysql --password swordfish",
        "PGPASSWORD=swordfish psql -h db",
        "export DB_PASSWORD=swordfish; run",
        "env REDISCLI_AUTH=swordfish redis-cli ping",
        "redis-cli -a swordfish ping",
        "redis-server --requirepass swordfish",
        "redis://:swordfish@cache:6379",
        "postgres://u:swordfish@db/x",
        "run --api-key swordfish",
        "run --api-key=swordfish --color blue",
        "run --client-secret='swordfish'",
        "run --token \"swordfish\"",
        "password: swordfish",
        "  - SECRET_KEY=swordfish",
        "\"SECRET_KEY\": \"swordfish\",",
        "admin:{SHA}swordfish",
      })
  void aCredentialIsHidden(String text) {
    assertThat(Masked.words(text)).doesNotContain("swordfish").contains(Masked.HIDDEN);
    assertThat(Masked.line(text)).doesNotContain("swordfish").contains(Masked.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKENIZER=fast",
        "--password-file /run/secrets/x",
        "--password-file=/run/secrets/x",
        "POSTGRES_PASSWORD_FILE=/run/secrets/x",
        "TOKEN_LIFETIME=60",
        "Key: project",
        "{Key: project, Value: demo}",
        "[{\"Key\":\"team\",\"Value\":\"shop\"}]",
        "{Name: COLOR, Value: blue}",
        "ls -a /data",
        "server -p 8080",
        "docker run -u 1000:1000 app",
        "nginx -u www",
        "ssh -p 22 host",
        "mysql -port 3306",
        "mysql --port 3306 -u root",
        "mysqladmin ping -p$MYSQL_PASSWORD",
        "redis-server --requirepass $REDIS_PASSWORD",
        "run --password ${DB_PASSWORD}",
        "run --password=$$DB_PASSWORD",
        "curl -H 'Authorization: Bearer $TOKEN' https://h",
        "https://h/p?color=blue&size=2",
        "Server=db;Port=1433;Database=x",
        "- secretsmanager:GetSecretValue",
        "Resource: arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/environment",
        "ValueFrom: !Sub ${EnvironmentArn}:DB_PASSWORD::${EnvironmentVersion}",
        "Password: !Ref DbPassword",
        "auth: none",
        "AUTH=basic",
        "basic health check",
        "the token of the service",
        "PWD=/app",
        "java -Dserver.port=80 -jar a.jar",
        "image: nginx:1.29",
        "{a: b, c: d}",
        "{image: nginx, secrets: [s]}",
        "{name: prod/json, x-aws-keys: [user, password]}",
        "echo hello, world",
      })
  void whatIsNoneStaysReadable(String text) {
    assertThat(Masked.words(text)).isEqualTo(text);
    assertThat(Masked.line(text)).isEqualTo(text);
  }

  @Test
  void anItemOfAListIsTheValueOfTheOneBefore() {
    assertThat(Masked.items(List.of("run", "--password", "sword fish", "--color", "blue")))
        .containsExactly("run", "--password", "***", "--color", "blue");
    assertThat(Masked.items(List.of("sshpass", "-p", "swordfish", "ssh", "-p", "22")))
        .containsExactly("sshpass", "-p", "***", "ssh", "-p", "***");
    assertThat(Masked.items(List.of("sh", "-c", "mysql -pswordfish")))
        .containsExactly("sh", "-c", "mysql -p***");
  }
}
