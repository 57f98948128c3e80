package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of texts that values went into. */
class HiddenTextTest {

  private static final OwnWords OWN =
      new OwnWords(
          List.of("postgres nginx web1 shop db hunter2 my-hunter7"),
          Set.of("POSTGRES_PASSWORD", "DB_PIN", "API_TOKEN"));

  private static HiddenText hiding(String value) {
    return new HiddenText(Set.of(value), OWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swordfish7 | `swordfish7` is no port | `***` is no port",
        "swordfish7 | aswordfish7b | a***b",
        "SwordFish7 | swordfish7.example | ***.example",
        "sword fish:7x | sword and fish:7x | sword and ***",
        "swordfish:7x9z | swordfish | swordfish",
        "swordfish:7x9z | fish 7x9z | ***",
        "sword-fish-7 | SwordFish7Service | ***Service",
        "swordfish7 | the first of swordf… | the first of ***…",
        "postgres | image postgres:17 | image postgres:17",
        "container7 | a container of web | a container of web",
        "80 | port 80 | port 80",
        "pass | a password | a password",
        "hunter2secret | the secret shop/db/environment | the secret shop/db/environment",
        "hunter2secret | hunter2 is a service | hunter2 is a service",
        "hunter2 | hunter2, Hunter2Service | hunter2, Hunter2Service",
        "my-hunter7 | my-hunter7, Myhunter7Service | my-hunter7, Myhunter7Service",
        "environment | DbEnvironmentArn | DbEnvironmentArn",
        "thedeploymentx | of the deployment x1 | of the deployment x1",
        "LoadBalancer | web1 80 by LoadBalancer | web1 80 by LoadBalancer",
        "DbEnvironment | DbEnvironmentArn | DbEnvironmentArn",
      })
  void elsewhere(String value, String text, String shown) {
    assertThat(hiding(value).of(text, Uses.NONE)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80 | `80:a` is no port | `***:a` is no port",
        "postgres | `postgres` is no port; POSTGRES_PASSWORD is set in .env |"
            + " `***` is no port; POSTGRES_PASSWORD is set in .env",
        "1 | web1 has 1 | web1 has ***",
        "password | POSTGRES_PASSWORD is `password` | POSTGRES_PASSWORD is `***`",
        "password | a password of DB_PIN: password | a password of DB_PIN: ***",
        "PIN | DB_PIN is \"pin\" | DB_PIN is \"***\"",
        "my-API_TOKEN | API_TOKEN: my-api_token is none | API_TOKEN: *** is none",
        "api-token-1 | API_TOKEN is api-token-1, api_token | API_TOKEN is ***, ***",
        "swordfish:7x9z | swordfish | ***",
        "environment | shop/db/environment of `environment` | shop/db/environment of `***`",
        "environment | `shop/db/environment` | `shop/db/environment`",
        "environment | `KEY=environment` | `KEY=***`",
        "thedeploymentx | say `deploy: {resources: …}` | say `deploy: {resources: …}`",
        "deployment | every deployment of web1 | every deployment of web1",
        "hunter2 | the service hunter2 | the service hunter2",
      })
  void whereTheVariableIsUsed(String value, String text, String shown) {
    Uses near = new Uses(Set.of(value), Set.of(value), Set.of(value));
    assertThat(hiding(value).of(text, near)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`80:environment` is no port | `80:***` is no port",
        "`80:environment/tcp` is no port | `80:***/tcp` is no port",
        "`environment` is no number | `***` is no number",
        "an environment | an environment",
      })
  void whereTheVariableIsAPartOfAText(String text, String shown) {
    Uses near = new Uses(Set.of("environment"), Set.of("80:environment"), Set.of());
    assertThat(hiding("environment").of(text, near)).isEqualTo(shown);
  }
}
