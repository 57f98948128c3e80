package dev.c2ecs.cli.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who somebody is to a registry. Its text shows nothing of it. */
public sealed interface Login {

  /**
   * A user with a password, or with a token that is used like one.
   *
   * @param user the user
   * @param password the password
   */
  record Password(String user, String password) implements Login {

    /** The value of an {@code Authorization} header. */
    String basic() {
      byte[] text = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    @Override
    public String toString() {
      return "a user with a password";
    }
  }

  /**
   * A refresh token, which the token server of the registry gives tokens for.
   *
   * @param token the refresh token
   * @see <a href="https://distribution.github.io/distribution/spec/auth/oauth/">Distribution,
   *     OAuth2 token authentication</a>
   */
  record IdentityToken(String token) implements Login {
    @Override
    public String toString() {
      return "an identity token";
    }
  }
}
