package dev.c2ecs.cfn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.c2ecs.cfn.Projects;
import dev.c2ecs.cfn.template.Template;
import dev.c2ecs.cfn.writer.TemplateReader;
import dev.c2ecs.cfn.writer.YamlTemplateWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a template is in its graph. */
class GraphTest {

  private static Template template(String services, String rest) {
    return Projects.template("name: p\nservices:\n" + services.indent(2) + rest);
  }

  private static Graph graph(String services, String rest) {
    return Graph.of(template(services, rest));
  }

  /** The edges, a line each: {@code web > db ORDER}, with labels and what became of them. */
  private static List<String> edges(Graph graph) {
    return graph.edges().stream()
        .map(
            edge ->
                (edge.mark() == Mark.SAME ? "" : edge.mark().word() + ": ")
                    + name(graph, edge.from())
                    + " > "
                    + name(graph, edge.to())
                    + " "
                    + edge.kind()
                    + (edge.labels().isEmpty() ? "" : " " + Link.label(edge)))
        .toList();
  }

  private static String name(Graph graph, String key) {
    List<String> names =
        graph.nodes().stream().filter(n -> n.key().equals(key)).map(Node::name).toList();
    assertThat(names).as(key).hasSize(1);
    return names.get(0);
  }

  private static List<String> nodes(Graph graph) {
    List<String> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      String mark = node.mark() == Mark.SAME ? "" : node.mark().word() + ": ";
      nodes.add(
          mark
              + node.kind()
              + " "
              + node.name()
              + " "
              + node.lines().stream().map(Line::signed).toList()
              + (node.kind().isTask() ? " in " + node.group() : ""));
    }
    return nodes;
  }

  @Test
  void whatIsPublishedIsReachedFromTheInternetThroughListeners() {
    Graph graph =
        graph(
            "web: {image: nginx, ports: [\"80:8080\"]}\napi: {image: nginx, ports: [\"8443:443\"]}",
            "");
    assertThat(edges(graph))
        .contains(
            "Internet > HTTP 80 TRAFFIC",
            "HTTP 80 > web TRAFFIC port 8080",
            "Internet > TCP 8443 TRAFFIC",
            "TCP 8443 > api TRAFFIC port 443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web: {image: nginx}",
        "web: {image: nginx, expose: [80]}",
        "web: {image: nginx, ports: [{target: 80, published: \"80\", x-aws-internal: true}]}",
        "db: {image: \"postgres:16\", ports: [{target: 1, published: \"1\", x-aws-public: false}]}"
      })
  void theInternetIsThereOnlyByARuleForEverybody(String service) {
    assertThat(graph(service, "").nodes())
        .isNotEmpty()
        .noneMatch(n -> n.kind() == Node.Kind.INTERNET);
  }

  @Test
  void whoeverElseIsLetInIsNamedByHisAddresses() {
    Graph graph =
        graph(
            "web: {image: nginx, ports: [\"80:80\"]}",
            """
            x-aws-cloudformation:
              Resources:
                LoadBalancerSecurityGroup:
                  Properties:
                    SecurityGroupIngress:
                      - {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 203.0.113.0/24}
            """);
    assertThat(edges(graph))
        .containsExactlyInAnyOrder(
            "203.0.113.0/24 > HTTP 80 TRAFFIC", "HTTP 80 > web TRAFFIC port 80");
  }

  /** Who reaches a load balancer that exists already is not in the template. */
  @Test
  void aLoadBalancerThatExistsStandsForItsGroup() {
    Template template =
        template(
            "web: {image: nginx, ports: [\"8080:80\"]}",
            "x-aws-loadbalancer: arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/s/0123456789abcdef");
    Graph graph = Graph.of(template);
    assertThat(edges(graph)).containsExactly("HTTP 8080 > web TRAFFIC port 80");
    Template read = TemplateReader.read(YamlTemplateWriter.write(template)).orElseThrow();
    assertThat(Graph.of(read)).isEqualTo(graph);
  }

  @Test
  void membersOfANetworkAreInAGroupAndHaveNoEdges() {
    Graph graph =
        graph(
            """
            web: {image: nginx, networks: [front, back]}
            api: {image: nginx, networks: [back]}
            """,
            "networks: {front: , back: }");
    assertThat(graph.edges()).isEmpty();
    assertThat(nodes(graph))
        .anyMatch(node -> node.startsWith("SERVICE web ") && node.endsWith(" in back, front"))
        .anyMatch(node -> node.startsWith("SERVICE api ") && node.endsWith(" in back"));
  }

  @Test
  void mountsSecretsAndOrder() {
    Graph graph =
        graph(
            """
            web: {image: nginx, depends_on: [db], secrets: [token], volumes: ["files:/f:ro"]}
            db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}
            """,
            "volumes: {files: , data: }\nsecrets: {token: {external: true}}");
    assertThat(edges(graph))
        .containsExactlyInAnyOrder(
            "web > db ORDER",
            "web > token SECRET",
            "web > files MOUNT /f (read only)",
            "db > data MOUNT /var/lib/postgresql/data");
  }

  @Test
  void jobsAreKnownByWhoRunsThem() {
    Graph graph =
        graph(
            """
            report: {image: example/report, x-aws-schedule: rate(1 hour)}
            migrate: {image: example/migrate}
            web: {image: nginx, depends_on: {migrate: {condition: service_completed_successfully}}}
            """,
            "");
    assertThat(nodes(graph))
        .anyMatch(node -> node.startsWith("JOB report [rate(1 hour), "))
        .anyMatch(node -> node.startsWith("JOB migrate [in the task of web]"));
    assertThat(edges(graph)).containsExactly("web > migrate ORDER");
  }

  @Test
  void whatAnOverlayAddsIsThereWithWhoNamesIt() {
    Graph graph =
        graph(
            "web: {image: nginx}",
            """
            x-aws-cloudformation:
              Resources:
                Jobs: {Type: "AWS::SQS::Queue"}
                Group: {Type: "AWS::EC2::SecurityGroup", Properties: {GroupDescription: d, VpcId: !Ref VpcId}}
                Cache:
                  Type: AWS::ElastiCache::CacheCluster
                  Properties: {VpcSecurityGroupIds: [!Ref Group]}
                CacheIngress:
                  Type: AWS::EC2::SecurityGroupIngress
                  Properties:
                    GroupId: !Ref Group
                    IpProtocol: tcp
                    FromPort: 6379
                    ToPort: 6379
                    SourceSecurityGroupId: !Ref WebSecurityGroup
                Open:
                  Type: AWS::EC2::SecurityGroupIngress
                  Properties: {GroupId: !Ref WebSecurityGroup, IpProtocol: udp, FromPort: 53, ToPort: 53, CidrIpv6: "::/0"}
                WebTaskDefinition:
                  Properties:
                    ContainerDefinitions:
                      - {Name: web, Environment: [{Name: QUEUE, Value: !GetAtt Jobs.Arn}]}
            """);
    assertThat(edges(graph))
        .containsExactlyInAnyOrder(
            "web > Jobs USE",
            "web > Cache TRAFFIC port 6379",
            "Internet > web TRAFFIC port 53/udp");
  }

  @Test
  void aTemplateThatIsReadBackHasTheSameGraph() {
    Template template =
        template(
            """
            web: {image: nginx, depends_on: [db], ports: ["80:80"], secrets: [token]}
            db: {image: "postgres:16", volumes: ["data:/var/lib/postgresql/data"]}
            """,
            "volumes: {data: }\nsecrets: {token: {external: true}}");
    Template read = TemplateReader.read(YamlTemplateWriter.write(template)).orElseThrow();
    assertThat(Graph.of(read)).isEqualTo(Graph.of(template));
    assertThat(Graph.between(template, read).differs()).isFalse();
  }

  @Test
  void whatComesGoesAndChangesIsMarked() {
    Template before =
        template(
            "web: {image: nginx, networks: [a]}\nold: {image: nginx, ports: [\"80:80\"], networks: [a]}",
            "networks: {a: , b: }");
    Template after =
        template(
            "web: {image: nginx, networks: [a, b], deploy: {replicas: 3}, depends_on: [db]}\n"
                + "db: {image: \"postgres:16\", networks: [a], volumes: [\"data:/d\"]}",
            "networks: {a: , b: }\nvolumes: {data: }");
    Graph graph = Graph.between(before, after);
    assertThat(nodes(graph))
        .anyMatch(n -> n.startsWith("changed: SERVICE web [− 1 task, + 3 tasks, "))
        .anyMatch(n -> n.startsWith("changed: SERVICE web [") && n.contains("+ network b"))
        .anyMatch(n -> n.startsWith("added: SERVICE db "))
        .anyMatch(n -> n.startsWith("added: FILE_SYSTEM data "))
        .anyMatch(n -> n.startsWith("removed: SERVICE old "))
        .anyMatch(n -> n.startsWith("removed: INTERNET Internet "));
    assertThat(edges(graph))
        .contains(
            "added: web > db ORDER",
            "added: db > data MOUNT /d",
            "removed: Internet > HTTP 80 TRAFFIC",
            "removed: HTTP 80 > old TRAFFIC port 80");
    assertThat(graph.differs()).isTrue();
  }

  @Test
  void whatHasNothingToDoWithAChangeCanBeLeftOut() {
    String others = "\na: {image: nginx}\nb: {image: nginx, depends_on: [a]}";
    Graph graph =
        Graph.between(
            template("web: {image: nginx, depends_on: [db]}\ndb: {image: x/y}" + others, ""),
            template(
                "web: {image: nginx, depends_on: [db], deploy: {replicas: 2}}\ndb: {image: x/y}"
                    + others,
                ""));
    assertThat(graph.nodes()).hasSize(4);
    assertThat(graph.aroundChanges().nodes()).extracting(Node::name).containsExactly("db", "web");
    assertThat(edges(graph.aroundChanges())).containsExactly("web > db ORDER");
    assertThat(new Graph("", List.of(), List.of()).aroundChanges().nodes()).isEmpty();
  }

  @Test
  void aLabelThatChangesIsBothLabels() {
    Template before = template("web: {image: nginx, ports: [\"80:80\"]}", "");
    Template after = template("web: {image: nginx, ports: [\"80:8080\"]}", "");
    assertThat(edges(Graph.between(before, after)))
        .contains("changed: HTTP 80 > web TRAFFIC − port 80, + port 8080");
  }

  @Test
  void anImageIsNoPartOfAnArchitecture() {
    assertThat(
            Graph.between(
                    template("web: {image: \"nginx:1\"}", ""),
                    template("web: {image: \"nginx:2\", environment: {A: b}}", ""))
                .differs())
        .isFalse();
  }
}
