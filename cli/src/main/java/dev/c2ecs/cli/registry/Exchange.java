package dev.c2ecs.cli.registry;

import dev.c2ecs.cli.image.Digest;
import dev.c2ecs.cli.registry.RegistryException.Kind;
import dev.c2ecs.cli.registry.Wire.Answer;
import dev.c2ecs.cli.registry.Wire.Body;
import dev.c2ecs.cli.registry.Wire.Request;
import dev.c2ecs.cli.terminal.RunClock;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests to one registry, as whoever it demands, through its redirects, as often as it needs. */
final class Exchange {

  private static final int REDIRECTS = 3;
  private static final Set<Integer> REDIRECTING = Set.of(301, 302, 303, 307, 308);

  /**
   * What a request is for, for messages.
   *
   * @param subject the image, as people name it
   * @param pushes whether something is to be written
   * @param tentative whether there is another way when the registry does not know this one
   */
  record Purpose(String subject, boolean pushes, boolean tentative) {

    private static final Set<Integer> UNKNOWN_WAY = Set.of(400, 405, 501);

    static Purpose pull(String subject) {
      return new Purpose(shortest(subject), false, false);
    }

    static Purpose push(String subject) {
      return new Purpose(shortest(subject), true, false);
    }

    private static String shortest(String subject) {
      return subject.replaceFirst("^library/", "");
    }

    Purpose tentatively() {
      return new Purpose(subject, pushes, true);
    }

    private boolean takes(int status) {
      return tentative && UNKNOWN_WAY.contains(status);
    }
  }

  /** Makes a request from the address of the registry's {@code /v2/}. */
  @FunctionalInterface
  interface Asking {
    Request at(URI base);
  }

  /** Takes what is needed of an answer. */
  @FunctionalInterface
  interface Taking<T> {
    T of(Answer answer) throws IOException, RegistryException;
  }

  private final String host;
  private final Wire wire;
  private final Addresses addresses;
  private final RegistryLogins logins;
  private final Set<String> insecure;
  private final RunClock clock;
  private @Nullable Home home;

  /** Where the registry is, and what follows from it. */
  private record Home(URI base, Guard guard, Admission admission) {}

  Exchange(
      String host,
      Wire wire,
      Addresses addresses,
      RegistryLogins logins,
      Set<String> insecure,
      RunClock clock) {
    this.host = host;
    this.wire = wire;
    this.addresses = addresses;
    this.logins = logins;
    this.insecure = insecure;
    this.clock = clock;
  }

  private synchronized Home home() throws RegistryException {
    if (home == null) {
      String authority = RegistryReference.apiHost(host);
      URI secure = URI.create("https://" + authority + "/v2/");
      URI plain = URI.create("http://" + authority + "/v2/");
      boolean mayBePlain = Guard.mayBePlain(authority, insecure);
      URI base = mayBePlain && isPlain(plain) ? plain : secure;
      Guard guard = new Guard(base, insecure, addresses, wire::isProxied);
      home = new Home(base, guard, new Admission(host, logins, wire, guard, clock));
    }
    return home;
  }

  /** Whether a server speaks without TLS. It is asked once, and told nothing. */
  private boolean isPlain(URI plain) throws RegistryException {
    try (Answer answer = wire.send(Request.of("GET", plain, Map.of()))) {
      // servers with TLS say 400 to whoever comes without
      return answer.status() != 400;
    } catch (RegistryException e) {
      return String.valueOf(e.getMessage()).contains("cannot be reached");
    }
  }

  /** Asks, and takes what is needed of the answer, which is closed then. */
  <T> T call(Purpose purpose, List<Scope> scopes, Asking asking, Taking<T> taking)
      throws RegistryException {
    return Retry.run(
        clock,
        () -> {
          try (Answer answer = once(purpose, scopes, asking.at(home().base()))) {
            return taking.of(answer);
          } catch (IOException e) {
            throw broken(purpose, e);
          }
        });
  }

  /** Asks for what is read later, and closed by whoever reads it. */
  <T> T open(Purpose purpose, List<Scope> scopes, Asking asking, Taking<T> taking)
      throws RegistryException {
    return Retry.run(
        clock,
        () -> {
          Answer answer = once(purpose, scopes, asking.at(home().base()));
          try {
            return taking.of(answer);
          } catch (IOException e) {
            answer.close();
            throw broken(purpose, e);
          }
        });
  }

  /** Uploads a blob: where to is asked for anew each time. */
  void upload(String repository, Digest digest, Body body) throws RegistryException {
    Purpose purpose = Purpose.push(repository);
    List<Scope> scopes = List.of(Scope.push(repository));
    Retry.run(
        clock,
        () -> {
          URI start = home().base().resolve(repository + "/blobs/uploads/");
          URI target;
          try (Answer answer =
              once(purpose, scopes, Request.of("POST", start, Map.of("Accept", "*/*")))) {
            target = location(answer, purpose);
          }
          String joint = target.getRawQuery() == null ? "?" : "&";
          String digestParameter = "digest=" + digest.text().replace(":", "%3A");
          URI whole = URI.create(target + joint + digestParameter);
          Request put = new Request("PUT", whole, Map.of("Accept", "*/*"), Optional.of(body), 0);
          try (Answer answer = once(purpose, scopes, put)) {
            Optional<String> taken = answer.header("Docker-Content-Digest");
            if (taken.isPresent() && !taken.get().equals(digest.text())) {
              throw new RegistryException(
                  Kind.CONTENT, host + " took " + digest.brief() + " as another blob");
            }
            return true;
          }
        });
  }

  private URI location(Answer answer, Purpose purpose) throws RegistryException {
    try {
      URI target = answer.uri().resolve(new URI(answer.header("Location").orElse("")));
      if (answer.header("Location").isPresent()
          && target.getHost() != null
          && target.getRawFragment() == null) {
        home().guard().check(target, "its uploads");
        return target;
      }
    } catch (java.net.URISyntaxException e) {
      // said below
    }
    throw new RegistryException(
        Kind.ANSWER, host + " does not say where to upload to for " + purpose.subject());
  }

  private RegistryException broken(Purpose purpose, IOException e) {
    return RegistryException.passing(
        Kind.UNREACHABLE,
        host
            + " breaks off its answer about "
            + purpose.subject()
            + " ("
            + Words.brief(String.valueOf(e.getMessage()))
            + ")",
        Optional.empty());
  }

  /** One request, and a second one if the registry wants to know who asks. */
  private Answer once(Purpose purpose, List<Scope> scopes, Request request)
      throws RegistryException {
    Admission admission = home().admission();
    boolean own = Guard.isSame(home().base(), request.uri());
    Optional<String> who = own ? admission.authorization(scopes) : Optional.empty();
    Answer answer = follow(as(request, who));
    if (own && answer.status() == 401 && answer.uri().equals(request.uri())) {
      Optional<String> other =
          admission.anew(answer.headers().allValues("WWW-Authenticate"), scopes, who);
      if (other.isPresent()) {
        Answers.complaint(answer);
        answer.close();
        answer = follow(as(request, other));
      }
    }
    try {
      check(purpose, answer, admission);
      return answer;
    } catch (RegistryException e) {
      answer.close();
      throw e;
    }
  }

  private static Request as(Request request, Optional<String> who) {
    if (who.isEmpty()) {
      return request;
    }
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put("Authorization", who.get());
    return request.with(request.uri(), headers);
  }

  /** Sends what is only read to where the registry says; credentials stay with the registry. */
  private Answer follow(Request first) throws RegistryException {
    Request request = first;
    for (int followed = 0; ; followed++) {
      Answer answer = wire.send(request);
      if (!REDIRECTING.contains(answer.status())) {
        return answer;
      }
      Optional<String> location = answer.header("Location");
      answer.close();
      if (!first.method().equals("GET") && !first.method().equals("HEAD")) {
        throw new RegistryException(
            Kind.ANSWER, host + " sends somewhere else what is written to it");
      }
      if (followed == REDIRECTS) {
        throw new RegistryException(
            Kind.ANSWER, host + " leads from one address to the next, more than three times");
      }
      URI target = target(answer, location);
      home().guard().check(target, "a content");
      Map<String, String> headers = new HashMap<>(request.headers());
      if (!Guard.isSame(request.uri(), target)) {
        headers.remove("Authorization");
      }
      request = request.with(target, headers);
    }
  }

  private URI target(Answer answer, Optional<String> location) throws RegistryException {
    try {
      return answer.uri().resolve(URI.create(location.orElseThrow()));
    } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
      throw new RegistryException(Kind.ANSWER, host + " leads to what is no address");
    }
  }

  private void check(Purpose purpose, Answer answer, Admission admission) throws RegistryException {
    int status = answer.status();
    boolean fromHome = Guard.isSame(home().base(), answer.uri());
    if (fromHome && (status == 401 || status == 403)) {
      Words.Complaint complaint = Answers.complaint(answer);
      throw new RegistryException(
          Kind.LOGIN, denied(purpose, admission.hasLogin()) + complaint.inBrackets());
    }
    if (fromHome && status == 404) {
      throw new RegistryException(
          Kind.NOT_FOUND,
          host
              + (purpose.pushes() ? " has no place for " : " has no image ")
              + purpose.subject()
              + Answers.complaint(answer).inBrackets()
              + ": correct the name"
              + (purpose.pushes() ? ", or create the repository" : " or the tag"));
    }
    if (fromHome && purpose.takes(status)) {
      return;
    }
    Answers.check(answer, fromHome ? host : answer.uri().getHost(), clock.now());
  }

  private String denied(Purpose purpose, boolean loggedIn) {
    String login = Answers.dockerLogin(host);
    if (purpose.pushes()) {
      return loggedIn
          ? "the login for "
              + host
              + " may not push "
              + purpose.subject()
              + ": "
              + login
              + " as somebody who may"
          : host + " lets nobody push " + purpose.subject() + " without a login: " + login;
    }
    return loggedIn
        ? "the login for "
            + host
            + " may not read "
            + purpose.subject()
            + ", if there is such an image: correct the name, or "
            + login
            + " as somebody who may"
        : host
            + " shows "
            + purpose.subject()
            + " to nobody without a login, if there is such an image: correct the name, or "
            + login;
  }
}
