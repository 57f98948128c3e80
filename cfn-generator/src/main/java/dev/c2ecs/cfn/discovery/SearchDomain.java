package dev.c2ecs.cfn.discovery;

/**
 * The lines of a shell that make a domain the first one that names are searched in.
 *
 * <p>The containers of a task share {@code /etc/resolv.conf}, which is mounted: it can be written
 * in place only. The last {@code search} or {@code domain} counts, so old and new go into one line.
 * A second run changes nothing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/resolv.conf.5.html">resolv.conf(5)</a>
 */
public final class SearchDomain {

  private SearchDomain() {}

  /**
   * The lines.
   *
   * @param dots the most dots that a name in the domain has: some resolvers search only names with
   *     fewer dots than an option says, which is 1 without it
   */
  public static String script(String domain, int dots) {
    String options = dots == 0 ? "" : " \"options ndots:" + (dots + 1) + "\"";
    return """
        conf=/etc/resolv.conf
        old=$(sed -nE 's/^(search|domain)[[:space:]]+//p' $conf | tail -n 1)
        case " $old " in *" DOMAIN "*) exit 0 ;; esac
        rest=$(sed -E '/^(search|domain)[[:space:]]/d' $conf)
        printf '%s\\n' "search DOMAIN $old" "$rest"OPTIONS > $conf
        """
        .replace("DOMAIN", domain)
        .replace("OPTIONS", options);
  }
}
