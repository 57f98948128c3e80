package dev.c2ecs.cfn.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Translated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingMailTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: ghcr.io/docker-mailserver/docker-mailserver | true",
        "image: boky/postfix | true",
        "image: boky/postfix, environment: {RELAYHOST: '[smtp.example.com]:587'} | false",
        "image: x, environment: {SMTP_HOST: smtp.example.com, SMTP_PORT: 25} | true",
        "image: x, environment: {APP_MAIL_SERVER: mx.example.com, APP_MAIL_PORT: '25'} | true",
        "image: x, environment: {SMTP_HOST: smtp.example.com, SMTP_PORT: 587} | false",
        "image: x, environment: {SMTP_HOST: web, SMTP_PORT: 25} | false",
        "image: x, environment: {SMTP_HOST: localhost, SMTP_PORT: 25} | false",
        "image: x, environment: {SMTP_PORT: 25} | false",
        "image: x, environment: {WEB_HOST: a.example.com, WEB_PORT: 25} | false",
        "image: axllent/mailpit | false",
      })
  void mailByPort25IsSaid(String service, boolean said) {
    Translated translated =
        Translated.of(
            "name: p\nservices:\n  x: {"
                + service
                + "}\n  web: {image: nginx, ports: ['80:80']}\n"
                + "volumes: {data: }\n");
    assertThat(translated.codes().contains("C2E456")).isEqualTo(said);
  }
}
