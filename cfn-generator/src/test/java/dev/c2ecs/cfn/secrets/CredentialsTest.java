package dev.c2ecs.cfn.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a credential and what only looks so: a line for each row of the tables. */
class CredentialsTest {

  private static List<String[]> lines(String resource) {
    try (InputStream in = CredentialsTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Object[]> names() {
    return lines("credential-names.tsv").stream().map(Object[].class::cast);
  }

  static Stream<Object[]> contents() {
    return lines("credential-contents.tsv").stream().map(Object[].class::cast);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aNameAndAValueAreToldApart(String expected, String name, String value) {
    assertThat(Credentials.isCredential(name, value)).isEqualTo(expected.equals("yes"));
    assertThat(Credentials.looksLike(name, value))
        .isEqualTo(expected.equals("yes") && !value.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("contents")
  void aContentIsToldApart(String expected, String text) {
    assertThat(Credentials.isContent(text)).isEqualTo(expected.equals("yes"));
    assertThat(Credentials.isContent("x " + text + "\n")).isEqualTo(expected.equals("yes"));
  }

  @Test
  void everyRowOfNamesHasALine() {
    List<String> tails = new ArrayList<>(CredentialWords.ALWAYS_TAILS);
    tails.addAll(CredentialWords.UNLESS_TAILS);
    tails.addAll(CredentialWords.NEVER_TAILS);
    assertThat(tails).doesNotHaveDuplicates();
    List<String> tested =
        lines("credential-names.tsv").stream()
            .map(line -> "_" + String.join("_", CredentialNames.words(line[1])))
            .toList();
    assertThat(tails)
        .isNotEmpty()
        .allMatch(tail -> tested.stream().anyMatch(name -> name.endsWith("_" + tail)));
    Set<String> words =
        lines("credential-names.tsv").stream()
            .flatMap(line -> CredentialNames.words(line[1]).stream())
            .collect(Collectors.toSet());
    assertThat(CredentialWords.ALWAYS_WORDS)
        .isNotEmpty()
        .allMatch(word -> words.stream().anyMatch(tried -> tried.contains(word)));
    assertThat(words).containsAll(CredentialWords.UNLESS_WORDS);
    assertThat(words).containsAll(CredentialWords.NEVER_WHOLE);
  }

  @Test
  void everyRowOfContentsHasALine() {
    List<String> tested = lines("credential-contents.tsv").stream().map(line -> line[1]).toList();
    assertThat(CredentialShapes.ALL)
        .isNotEmpty()
        .allMatch(shape -> tested.stream().anyMatch(text -> text.startsWith(shape.prefix())));
    assertThat(CredentialContents.ASSIGNMENTS)
        .isNotEmpty()
        .allMatch(row -> tested.stream().anyMatch(text -> text.contains(row)));
    assertThat(CredentialContents.TOKENS)
        .isNotEmpty()
        .allMatch(row -> tested.stream().anyMatch(text -> text.contains(row)));
    assertThat(CredentialContents.KEYS)
        .isNotEmpty()
        .allMatch(row -> tested.stream().anyMatch(text -> text.contains(row)));
  }

  @ParameterizedTest
  @MethodSource("switches")
  void aSwitchIsNoCredential(String name) {
    assertThat(Credentials.isCredential(name, "true")).isFalse();
    assertThat(Credentials.isCredential(name, "swordfish")).isTrue();
  }

  static Stream<String> switches() {
    return CredentialWords.SWITCHES.stream().map(word -> "APP_" + word + "_TOKEN");
  }

  @ParameterizedTest
  @MethodSource("authWords")
  void aWordOfLoggingInIsNoCredential(String word) {
    assertThat(Credentials.isCredential("SMTP_AUTH", word)).isFalse();
    assertThat(Credentials.isCredential("SMTP_PASSWORD", word)).isTrue();
  }

  static Stream<String> authWords() {
    return CredentialContents.AUTH_WORDS.stream();
  }
}
