package dev.c2ecs.cfn.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraefikRuleTest {

  private static Condition read(String rule) throws TraefikRule.Inexpressible {
    return TraefikRule.read(rule);
  }

  @Test
  void hostsOfBothVersions() throws TraefikRule.Inexpressible {
    assertThat(read("Host(`A.example.com`, `b.example.com`)"))
        .isEqualTo(Condition.host(Set.of("a.example.com", "b.example.com")));
    assertThat(read("Host(`a.example.com`)||Host(\"b.example.com\")"))
        .isEqualTo(Condition.host(Set.of("a.example.com", "b.example.com")));
  }

  @Test
  void aPrefixIsOneOfTheText() throws TraefikRule.Inexpressible {
    assertThat(read("PathPrefix(`/api`)")).isEqualTo(Condition.path(Set.of("/api*")));
    assertThat(read("Path(`/api`)")).isEqualTo(Condition.path(Set.of("/api")));
    assertThat(read("PathPrefix(`/`)")).isEqualTo(Condition.ALL);
  }

  @Test
  void bracketsAndBoth() throws TraefikRule.Inexpressible {
    assertThat(read("Host(`a`) && (PathPrefix(`/x`) || Path(`/y`))"))
        .isEqualTo(new Condition(Set.of("a"), Set.of("/x*", "/y")));
    assertThat(read("(Host(`a`) && Path(`/x`)) || (Host(`b`) && Path(`/x`))"))
        .isEqualTo(new Condition(Set.of("a", "b"), Set.of("/x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HostRegexp(`{any:.+}`)",
        "!Host(`a`)",
        "Host(`a`) && !PathPrefix(`/x`)",
        "Host(`a`) && ClientIP(`10.0.0.0/8`)",
        "Headers(`x`, `y`)",
        "(Host(`a`) && Path(`/x`)) || (Host(`b`) && Path(`/y`))",
        "Path(`/x/{id}`)",
        "Host(`*.a`)",
        "Host(a)",
        "Host(`a`",
        "Host(`a`) Path(`/x`)",
        "Host:a",
        "Path(`/a`) && Path(`/b`)",
        "("
      })
  void whatIsNoRuleOfALoadBalancer(String rule) {
    assertThatThrownBy(() -> read(rule)).isInstanceOf(TraefikRule.Inexpressible.class);
  }
}
