package dev.c2ecs.cfn.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of the lines of a template; a credential in them is called swordfish. */
class MaskedLinesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Environment:\n  - Name: API_KEY\n    Value: swordfish\n",
        "Environment:\n  - Value: swordfish\n    Name: API_KEY\n",
        "  - Name: API_KEY\n    Value: |-\n      swordfish\n      swordfish\n  - Name: B\n",
        "  - Name: API_KEY\n    Value: one\n      swordfish\n",
        "  - Name: API_KEY\n    Value: \"swordfish\"\n",
        "  {\n    \"Name\" : \"API_KEY\",\n    \"Value\" : \"swordfish\"\n  }\n",
        "  {\n    \"Value\" : \"swordfish\",\n    \"Name\" : \"API_KEY\"\n  }\n",
        "  {\"Name\":\"API_KEY\",\"Value\":\"swordfish\"},\n",
        "  - {Name: API_KEY, Value: swordfish}\n",
        "Command:\n  - run\n  - --password\n  - swordfish\n",
        "Command:\n  - run\n  - \"--password\"\n  - \"swordfish\"\n",
        "\"Command\" : [\n  \"run\",\n  \"--password\",\n  \"swordfish\"\n]\n",
        "Command:\n  - sshpass\n  - -p\n  - swordfish\n",
        "Command:\n  - redis-cli\n  - -a\n  - swordfish\n",
        "Command:\n  - sh\n  - -c\n  - mysql -pswordfish\n",
        "Command:\n  - --password=swordfish\n",
        "  splunk-token: swordfish\n",
        "  DB_PASSWORD: |\n    swordfish\n",
        "  db_password: >-\n    a\n\n    swordfish\n  x: y\n",
      })
  void aCredentialIsHidden(String text) {
    List<String> lines = text.lines().toList();
    List<String> shown = MaskedLines.of(lines);
    assertThat(shown).hasSameSizeAs(lines);
    assertThat(String.join("\n", shown)).doesNotContain("swordfish").contains(Masked.HIDDEN);
  }

  @Test
  void whatIsNoneStaysAsItIs() {
    List<String> lines =
        """
        AWSTemplateFormatVersion: "2010-09-09"
        Parameters:
          DbPassword:
            Type: String
        Resources:
          Web:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Tags:
                - Key: project
                  Value: demo
              ContainerDefinitions:
                - Name: web
                  Image: nginx:1.29
                  Command:
                    - run
                    - --color
                    - blue
                    - --password-file
                    - /run/secrets/x
                  Environment:
                    - Name: COLOR
                      Value: blue
                  Secrets:
                    - Name: DB_PASSWORD
                      ValueFrom: !Sub ${EnvironmentArn}:DB_PASSWORD::${EnvironmentVersion}
              Password: !Ref DbPassword
              Action: secretsmanager:GetSecretValue
        {
          "Tags" : [
            {
              "Key" : "project",
              "Value" : "demo"
            }
          ],
          "Secrets" : [
            {
              "Name" : "DB_PASSWORD",
              "ValueFrom" : {
                "Fn::Sub" : "${EnvironmentArn}:DB_PASSWORD::${EnvironmentVersion}"
              }
            }
          ]
        }
        """
            .lines()
            .toList();
    assertThat(MaskedLines.of(lines)).isEqualTo(lines);
  }
}
