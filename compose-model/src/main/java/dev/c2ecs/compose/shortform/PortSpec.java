package dev.c2ecs.compose.shortform;

import dev.c2ecs.compose.model.MalformedValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One port of the short form {@code [[IP:][PUBLISHED[-END]]:]TARGET[-END][/PROTOCOL]}.
 *
 * @param hostIp the address to listen on, empty for all
 * @param target the port of the container, 1 to 65535
 * @param published the published port or range, empty when none is given
 * @param protocol tcp, udp or sctp
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#ports">Compose
 *     specification, ports</a>
 */
public record PortSpec(String hostIp, int target, String published, String protocol) {

  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern RANGE = Pattern.compile("([+]?[0-9]+)(?:-([+]?[0-9]+))?");
  private static final int LAST = 65535;

  private record Range(int start, int end) {
    int size() {
      return end - start + 1;
    }
  }

  /**
   * Parses a short form and expands its ranges.
   *
   * @return the ports in the order of the reference: sorted by the text {@code target/protocol}
   */
  public static List<PortSpec> parse(String text) throws MalformedValueException {
    int slash = text.indexOf('/');
    String given = slash < 0 ? "" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
    String protocol = given.isEmpty() ? "tcp" : given;
    String rest = slash < 0 ? text : text.substring(0, slash);
    if (!PROTOCOLS.contains(protocol)) {
      throw new MalformedValueException(
          "`" + protocol + "` is no protocol, it must be tcp, udp or sctp");
    }
    int lastColon = rest.lastIndexOf(':');
    String target = rest.substring(lastColon + 1);
    String before = lastColon < 0 ? "" : rest.substring(0, lastColon);
    int ipColon = before.lastIndexOf(':');
    String published = before.substring(ipColon + 1);
    String ip = ipColon < 0 ? "" : address(before.substring(0, ipColon));
    if (target.isEmpty()) {
      throw new MalformedValueException("`" + text + "` has no container port");
    }
    Range targets = range(target, "container");
    if (targets.start() == 0) {
      throw new MalformedValueException("the container port must be 1 to 65535");
    }
    return expand(ip, targets, published, protocol);
  }

  private static List<PortSpec> expand(String ip, Range targets, String published, String protocol)
      throws MalformedValueException {
    List<PortSpec> ports = new ArrayList<>();
    if (published.isEmpty()) {
      for (int i = 0; i < targets.size(); i++) {
        ports.add(new PortSpec(ip, targets.start() + i, "", protocol));
      }
      return sorted(ports);
    }
    Range hosts = range(published, "published");
    if (targets.size() == 1 && hosts.size() > 1) {
      String text = hosts.start() + "-" + hosts.end();
      return List.of(new PortSpec(ip, targets.start(), text, protocol));
    }
    if (hosts.size() != targets.size()) {
      throw new MalformedValueException(
          "the published range has "
              + hosts.size()
              + " ports, the container range "
              + targets.size());
    }
    for (int i = 0; i < targets.size(); i++) {
      String host = Integer.toString(hosts.start() + i);
      ports.add(new PortSpec(ip, targets.start() + i, host, protocol));
    }
    return sorted(ports);
  }

  private static List<PortSpec> sorted(List<PortSpec> ports) {
    return ports.stream()
        .sorted((a, b) -> (a.target + "/" + a.protocol).compareTo(b.target + "/" + b.protocol))
        .toList();
  }

  private static Range range(String text, String what) throws MalformedValueException {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      throw new MalformedValueException("the " + what + " port `" + text + "` is not a number");
    }
    int start = number(matcher.group(1), what);
    int end = matcher.group(2) == null ? start : number(matcher.group(2), what);
    if (end < start) {
      throw new MalformedValueException("the " + what + " range `" + text + "` runs backwards");
    }
    return new Range(start, end);
  }

  /** A number with any number of leading zeros, or a plus before it. */
  private static int number(String digits, String what) throws MalformedValueException {
    int number = 0;
    for (int i = digits.charAt(0) == '+' ? 1 : 0; i < digits.length(); i++) {
      number = number * 10 + (digits.charAt(i) - '0');
      if (number > LAST) {
        throw new MalformedValueException("the " + what + " port " + digits + " is above " + LAST);
      }
    }
    return number;
  }

  /** An address in brackets or without; empty ones mean all addresses. */
  private static String address(String text) throws MalformedValueException {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String address = bracketed ? text.substring(1, text.length() - 1) : text;
    if (!address.isEmpty() && !IpAddress.isAddress(address)) {
      throw new MalformedValueException("`" + text + "` is no IP address");
    }
    return address;
  }
}
