package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Json;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import dev.c2ecs.cli.registry.Wire.Answer;
import dev.c2ecs.cli.registry.Wire.Body;
import dev.c2ecs.cli.registry.Wire.Request;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one registry lets us in: not asked at first, then as it demands, with tokens that are kept
 * until they expire.
 *
 * @see <a href="https://distribution.github.io/distribution/spec/auth/token/">Distribution, token
 *     authentication specification</a>
 */
final class Admission {

  private static final int LONGEST_ANSWER = 256 * 1024;

  /** What a token holds for when its server says nothing. */
  private static final Duration USUAL = Duration.ofSeconds(60);

  /** So much earlier a token is not used any more. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private record Token(String value, Instant expires) {
    @Override
    public String toString() {
      return "a token until " + expires;
    }
  }

  private final String host;
  private final RegistryLogins logins;
  private final Wire wire;
  private final Guard guard;
  private final RunClock clock;
  private final Map<String, Token> tokens = new HashMap<>();
  private @Nullable Challenge demand;
  private Optional<Login> login = Optional.empty();
  private boolean loginKnown;

  /**
   * The admission to a registry.
   *
   * @param host the registry as people write it
   */
  Admission(String host, RegistryLogins logins, Wire wire, Guard guard, RunClock clock) {
    this.host = host;
    this.logins = logins;
    this.wire = wire;
    this.guard = guard;
    this.clock = clock;
  }

  /** Whether there is a login for the registry. */
  synchronized boolean hasLogin() throws RegistryException {
    return login().isPresent();
  }

  private Optional<Login> login() throws RegistryException {
    if (!loginKnown) {
      login = logins.of(host);
      loginKnown = true;
    }
    return login;
  }

  /** The {@code Authorization} of a request; none as long as the registry has not asked. */
  synchronized Optional<String> authorization(List<Scope> scopes) throws RegistryException {
    if (demand == null) {
      return Optional.empty();
    }
    if (demand.scheme().equals("basic")) {
      // an identity token is for token servers only
      return login()
          .filter(Login.Password.class::isInstance)
          .map(Login.Password.class::cast)
          .map(Login.Password::basic);
    }
    return Optional.of("Bearer " + token(demand, scopes));
  }

  /**
   * Takes note of what a registry demands.
   *
   * @param refused the {@code Authorization} that it did not take
   * @return what to try instead; empty when there is nothing else
   */
  synchronized Optional<String> anew(
      List<String> headers, List<Scope> scopes, Optional<String> refused) throws RegistryException {
    List<Challenge> challenges =
        headers.stream().flatMap(header -> Challenge.all(header).stream()).toList();
    Optional<Challenge> bearer = of(challenges, "bearer");
    Optional<Challenge> chosen =
        bearer.filter(c -> c.parameter("realm").isPresent()).or(() -> of(challenges, "basic"));
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    demand = chosen.get();
    if (demand.scheme().equals("bearer")) {
      String key = key(demand, scopes);
      Token known = tokens.get(key);
      if (known != null && refused.equals(Optional.of("Bearer " + known.value()))) {
        tokens.remove(key);
      }
    }
    Optional<String> next = authorization(scopes);
    // a token is another one even when it is written the same
    boolean isNew = demand.scheme().equals("bearer") || !next.equals(refused);
    return next.filter(who -> isNew);
  }

  private static Optional<Challenge> of(List<Challenge> all, String scheme) {
    return all.stream().filter(challenge -> challenge.scheme().equals(scheme)).findFirst();
  }

  private String token(Challenge demanded, List<Scope> scopes) throws RegistryException {
    String key = key(demanded, scopes);
    Token known = tokens.get(key);
    if (known != null && known.expires().isAfter(clock.now())) {
      return known.value();
    }
    Token fresh = Retry.run(clock, () -> ask(demanded, key));
    tokens.put(key, fresh);
    return fresh.value();
  }

  /** The scopes of a token: what we want, and what the registry says that it takes. */
  private static String key(Challenge demanded, List<Scope> scopes) {
    TreeSet<String> all = new TreeSet<>();
    scopes.forEach(scope -> all.add(scope.toString()));
    demanded
        .parameter("scope")
        .ifPresent(
            text -> {
              for (String scope : text.split(" ", -1)) {
                boolean covered = scopes.stream().anyMatch(s -> covers(s, scope));
                if (!scope.isEmpty() && !covered) {
                  all.add(scope);
                }
              }
            });
    return String.join(" ", all);
  }

  private static boolean covers(Scope own, String other) {
    String prefix = "repository:" + own.repository() + ":";
    return other.startsWith(prefix)
        && List.of(own.actions().split(",", -1))
            .containsAll(List.of(other.substring(prefix.length()).split(",", -1)));
  }

  private Token ask(Challenge demanded, String scopes) throws RegistryException {
    URI realm = realm(demanded);
    guard.check(realm, "its token server");
    Optional<Login> known = login();
    Request request =
        known.isPresent() && known.get() instanceof Login.IdentityToken refresh
            ? refreshing(realm, demanded, scopes, refresh)
            : asking(realm, demanded, scopes, known);
    try (Answer answer = wire.send(request)) {
      Optional<byte[]> body = answer.bytes(LONGEST_ANSWER);
      if (answer.status() == 401 || answer.status() == 403 || answer.status() == 400) {
        Words.Complaint complaint = body.map(Words.Complaint::of).orElse(Words.Complaint.NONE);
        throw new RegistryException(
            Kind.LOGIN,
            realm.getHost()
                + (known.isPresent() ? " does not take the login for " : " wants a login for ")
                + host
                + complaint.inBrackets()
                + ": "
                + Answers.dockerLogin(host));
      }
      Answers.check(answer, realm.getHost(), clock.now());
      return body.flatMap(Json::object)
          .flatMap(this::token)
          .orElseThrow(
              () ->
                  new RegistryException(
                      Kind.ANSWER, realm.getHost() + " gives no token for " + host));
    } catch (IOException e) {
      throw RegistryException.passing(
          Kind.UNREACHABLE,
          realm.getHost() + " breaks off its answer about a token for " + host,
          Optional.empty());
    }
  }

  private Optional<Token> token(Json.Obj answer) {
    long seconds = answer.number("expires_in");
    Duration life = seconds <= 0 ? USUAL : Duration.ofSeconds(Math.min(seconds, 86_400));
    Instant expires = clock.now().plus(life).minus(MARGIN);
    return answer
        .text("token")
        .or(() -> answer.text("access_token"))
        // what has other characters would be another header
        .filter(value -> !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 127))
        .map(value -> new Token(value, expires));
  }

  private URI realm(Challenge demanded) throws RegistryException {
    try {
      return URI.create(demanded.parameter("realm").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new RegistryException(Kind.ANSWER, host + " names no token server that is an address");
    }
  }

  private static Request asking(
      URI realm, Challenge demanded, String scopes, Optional<Login> login) {
    StringBuilder query = new StringBuilder();
    demanded.parameter("service").ifPresent(s -> query.append("service=").append(encoded(s)));
    for (String scope : scopes.split(" ", -1)) {
      query.append(query.length() == 0 ? "" : "&").append("scope=").append(encoded(scope));
    }
    Map<String, String> headers = new HashMap<>();
    if (login.isPresent() && login.get() instanceof Login.Password password) {
      headers.put("Authorization", password.basic());
    }
    String address = realm.toString();
    String joint = realm.getRawQuery() == null ? "?" : "&";
    return Request.of("GET", URI.create(address + joint + query), headers);
  }

  private static Request refreshing(
      URI realm, Challenge demanded, String scopes, Login.IdentityToken refresh) {
    String form =
        "grant_type=refresh_token&client_id=c2ecs"
            + demanded.parameter("service").map(s -> "&service=" + encoded(s)).orElse("")
            + "&scope="
            + encoded(scopes)
            + "&refresh_token="
            + encoded(refresh.token());
    byte[] bytes = form.getBytes(StandardCharsets.US_ASCII);
    Body body =
        new Body(
            "application/x-www-form-urlencoded",
            bytes.length,
            () -> new ByteArrayInputStream(bytes),
            sent -> {});
    return new Request("POST", realm, Map.of(), Optional.of(body), 0);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
