package dev.c2ecs.cfn.discovery;

import dev.c2ecs.cfn.images.BaseImages;
import dev.c2ecs.cfn.images.Dockerfile;
import dev.c2ecs.cfn.images.ImageNames;
import dev.c2ecs.cfn.input.Surroundings;
import dev.c2ecs.compose.model.ComposeProject;
import dev.c2ecs.compose.model.Service;
import dev.c2ecs.compose.tree.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which texts are read by proxies that look names up once, when they start. A service is one by its
 * image or what its build starts from, by the program that it runs, or by its configuration.
 */
final class KeptNames {

  /** Images of proxies that keep the address that a name had when they started. */
  private static final Set<String> IMAGES =
      new HashSet<>(
          ImageNames.spelledOut(
              "nginx nginxinc/nginx-unprivileged nginx/nginx nginx/nginx-unprivileged @nginx"
                  + " openresty/openresty haproxy haproxytech/haproxy-alpine"
                  + " haproxytech/haproxy-debian haproxytech/haproxy-ubuntu httpd @apache varnish"));

  /** The programs, as words of a command or of the name of an image. */
  private static final Set<String> PROGRAMS =
      Set.of("nginx", "openresty", "haproxy", "httpd", "apache2", "apachectl", "varnishd");

  /** Words that may stand beside a program in the name of an image that is nothing but a proxy. */
  private static final Set<String> BESIDE =
      Set.of(
          "alpine",
          "brotli",
          "custom",
          "edge",
          "front",
          "frontend",
          "gateway",
          "ingress",
          "lb",
          "proxy",
          "reverse",
          "server",
          "ssl",
          "static",
          "tls",
          "unprivileged",
          "web");

  /** What is spoken to what a proxy leads to, as far as a variable says. */
  private static final Set<String> SCHEMES = Set.of("", "http", "https", "tcp");

  /** Words that stand before a program. */
  private static final Set<String> BEFORE =
      Set.of("exec", "sh", "bash", "ash", "-c", "-ec", "-euc", "-e", "-x", "-l");

  /** Compiled when the first text comes that may be of a proxy. */
  private static final class Forms {
    private static final Pattern NGINX =
        Pattern.compile("\\b(?:proxy|fastcgi|uwsgi|scgi|grpc)_pass\\s|\\bupstream\\s+\\S+\\s*\\{");
    private static final Pattern HTTPD =
        Pattern.compile("(?m)^\\s*(?:ProxyPass|ProxyPassMatch|BalancerMember)\\s");
    private static final Pattern HAPROXY = Pattern.compile("(?m)^\\s*(?:backend|listen)\\s+\\S+");
    private static final Pattern SERVER = Pattern.compile("(?m)^\\s*server\\s+\\S+\\s+[^;{}]*$");
    private static final Pattern VARNISH =
        Pattern.compile("backend\\s+\\w+\\s*\\{[^}]*\\.host\\s*=");
  }

  private final Map<String, String> bases = new HashMap<>();
  private final Set<String> byImage = new HashSet<>();
  private final Set<String> byProgram = new HashSet<>();
  private final Set<String> byText = new HashSet<>();
  private final Set<String> resolving = new HashSet<>();

  KeptNames(ComposeProject project, List<ServiceText> texts, Surroundings surroundings) {
    BaseImages images = new BaseImages(project, surroundings);
    for (Service service : project.services().values()) {
      String base = images.of(service);
      bases.put(service.name(), base);
      if (ImageNames.isOneOf(IMAGES, base)
          || ImageNames.isOneOf(IMAGES, service.image().orElse(""))) {
        byImage.add(service.name());
      } else if (isNamedSo(service.image().orElse("")) || runsOne(service, images)) {
        byProgram.add(service.name());
      }
      AttributeTexts.of(project, service).forEach(this::add);
    }
    texts.forEach(this::add);
  }

  private void add(ServiceText text) {
    if (isConfiguration(text.text())) {
      byText.add(key(text.service(), text.path()));
    }
    if (ResolvedHosts.hasResolver(text.text())) {
      resolving.add(text.service());
    }
  }

  private static String key(String service, TreePath path) {
    return service + " " + path;
  }

  private static boolean isNamedSo(String image) {
    List<String> words = List.of(ImageNames.lastPart(image).split("[-_.]+", -1));
    return words.stream().anyMatch(PROGRAMS::contains)
        && words.stream().allMatch(word -> PROGRAMS.contains(word) || BESIDE.contains(word));
  }

  private static boolean runsOne(Service service, BaseImages images) {
    List<String> words = new ArrayList<>(service.entrypoint().orElse(List.of()));
    words.addAll(service.command().orElse(List.of()));
    if (service.entrypoint().isEmpty()) {
      images.dockerfile(service).flatMap(Dockerfile::entrypoint).ifPresent(words::add);
      if (service.command().isEmpty()) {
        images.dockerfile(service).flatMap(Dockerfile::command).ifPresent(words::add);
      }
    }
    return runsOne(String.join(" ", words));
  }

  /** Whether a command of a script, or of one line, is one of the programs. */
  private static boolean runsOne(String line) {
    for (String command : line.toLowerCase(Locale.ROOT).split("[;&|\\n]+", -1)) {
      for (String word : command.strip().split("[\\s\"'\\[\\],]+", -1)) {
        String name = word.substring(word.lastIndexOf('/') + 1);
        if (name.isEmpty() || BEFORE.contains(name)) {
          continue;
        }
        String program = name.split("[-_.]+", 2)[0];
        if (word.indexOf(':') < 0 && PROGRAMS.contains(program)) {
          return true;
        }
        break;
      }
    }
    return false;
  }

  private static boolean isConfiguration(String text) {
    if (text.contains("_pass") || text.contains("upstream")) {
      if (Forms.NGINX.matcher(text).find()) {
        return true;
      }
    }
    if (text.contains("ProxyPass") || text.contains("BalancerMember")) {
      return Forms.HTTPD.matcher(text).find();
    }
    return (text.contains("server ")
            && Forms.HAPROXY.matcher(text).find()
            && Forms.SERVER.matcher(text).find())
        || (text.contains(".host") && Forms.VARNISH.matcher(text).find());
  }

  /** Whether what a text names is looked up once: nothing is known of how the program does it. */
  boolean keeps(Mention mention) {
    return byImage.contains(mention.from())
        || byText.contains(key(mention.from(), mention.path()))
        || (byProgram.contains(mention.from()) && SCHEMES.contains(mention.scheme()));
  }

  /** Whether it is certain that a proxy leads there, and keeps the address. */
  boolean surelyKeeps(Mention mention) {
    boolean leads =
        byText.contains(key(mention.from(), mention.path()))
            || (byImage.contains(mention.from()) && SCHEMES.contains(mention.scheme()));
    return leads && !resolving.contains(mention.from());
  }

  /** The image that a service runs, or that which its build starts from. */
  String image(String service) {
    return bases.getOrDefault(service, "");
  }
}
