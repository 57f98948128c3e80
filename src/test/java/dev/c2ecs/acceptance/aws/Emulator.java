package dev.c2ecs.acceptance.aws;

import dev.c2ecs.acceptance.PythonTools;
import dev.c2ecs.acceptance.Repo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The emulator of AWS: a process of its own, whose default VPC is as an account has it. */
final class Emulator implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final String url;

  private Emulator(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static Emulator start() throws IOException, InterruptedException {
    Path python = PythonTools.python("emulator");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            python.toString(), Repo.ROOT.resolve("src/test/tools/emulator.py").toString());
    builder.environment().put("BIND_HOST", "127.0.0.1");
    builder.environment().put("IOT_MTLS_ENABLED", "false");
    builder.environment().put("GATEWAY_PORT", String.valueOf(port));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Emulator emulator = new Emulator(builder.start(), "http://127.0.0.1:" + port);
    emulator.await();
    emulator.openDefaultVpc();
    return emulator;
  }

  String url() {
    return url;
  }

  private void await() throws InterruptedException {
    Instant end = Instant.now().plus(START);
    HttpClient client = HttpClient.newHttpClient();
    while (Instant.now().isBefore(end) && process.isAlive()) {
      try {
        client.send(
            HttpRequest.newBuilder(URI.create(url + "/")).build(),
            HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the emulator does not start");
  }

  /** The default VPC of an account has DNS host names and a route to the Internet. */
  private void openDefaultVpc() {
    try (Ec2Client ec2 =
        Ec2Client.builder()
            .endpointOverride(URI.create(url))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
      ec2.modifyVpcAttribute(
          r ->
              r.vpcId(vpc).enableDnsHostnames(AttributeBooleanValue.builder().value(true).build()));
      ec2.createRoute(
          r ->
              r.routeTableId(ec2.describeRouteTables().routeTables().get(0).routeTableId())
                  .destinationCidrBlock("0.0.0.0/0")
                  .gatewayId(
                      ec2.describeInternetGateways()
                          .internetGateways()
                          .get(0)
                          .internetGatewayId()));
    }
  }

  /** Somebody who works by hand. */
  EcsClient ecs() {
    return EcsClient.builder()
        .endpointOverride(URI.create(url))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
