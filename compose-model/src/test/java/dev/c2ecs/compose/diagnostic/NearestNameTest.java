package dev.c2ecs.compose.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest
  @CsvSource({
    "POSTGRES_PASWORD,POSTGRES_PASSWORD,true",
    "DBHOST,DB_HOST,true",
    "TGA,TAG,true",
    "MAIL_SEVRER,MAIL_SERVER,true",
    "DB_HOST,DB_PORT,false",
    "DB_USER,DB_PASS,false",
    "OIDC_CLIENT_ID,OIDC_CLIENT_KEY,false",
    "NODE_1,NODE_2,false",
    "SMTP_HOST,SMTP_FROM_HOST,false",
    "HTTP_PORT,FTP_PORT,false",
    "A,B,false"
  })
  void theNamesOfVariablesAreNearWordByWord(String name, String known, boolean near) {
    assertThat(NearestName.ofVariable(name, List.of(known)).isPresent()).isEqualTo(near);
  }
}
