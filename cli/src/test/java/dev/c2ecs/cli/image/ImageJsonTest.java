package dev.c2ecs.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.c2ecs.cli.image.ImageException.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents of images, and documents that are none. */
class ImageJsonTest {

  private static final Digest A = Digest.of("a".getBytes(UTF_8));
  private static final Digest B = Digest.of("b".getBytes(UTF_8));

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').replace("@A", A.text()).replace("@B", B.text()).getBytes(UTF_8);
  }

  private static final String DOCKER =
      "{'schemaVersion':2,'mediaType':'application/vnd.docker.distribution.manifest.v2+json',"
          + "'config':{'mediaType':'application/vnd.docker.container.image.v1+json','size':7,"
          + "'digest':'@A'},'layers':[{'mediaType':"
          + "'application/vnd.docker.image.rootfs.diff.tar.gzip','size':9,'digest':'@B',"
          + "'annotations':{'z':'1','a':'2'}}]}";

  @Test
  void aManifestIsReadAndWritten() throws ImageException {
    Manifest manifest =
        ManifestJson.read(bytes(DOCKER), MediaType.DOCKER_MANIFEST + "; charset=utf-8");
    assertThat(manifest.mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
    assertThat(manifest.config()).isEqualTo(Descriptor.of(MediaType.DOCKER_CONFIG, A, 7));
    assertThat(manifest.layers())
        .containsExactly(
            new Descriptor(
                MediaType.DOCKER_LAYER_GZIP, B, 9, Optional.empty(), Map.of("a", "2", "z", "1")));
    byte[] written = ManifestJson.write(manifest);
    assertThat(ManifestJson.read(written, "")).isEqualTo(manifest);
    assertThat(new String(written, UTF_8))
        .startsWith("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.DOCKER_MANIFEST)
        .endsWith("\"annotations\":{\"a\":\"2\",\"z\":\"1\"}}]}");
  }

  @Test
  void anIndexHasAnImageForEachPlatform() throws ImageException {
    ImageIndex index =
        ImageIndex.read(
            bytes(
                "{'schemaVersion':2,'manifests':["
                    + "{'digest':'@A','size':1,'platform':{'os':'unknown','architecture':'unknown'}},"
                    + "{'digest':'@A','size':2,'platform':{'os':'linux','architecture':'arm','variant':'v6'}},"
                    + "{'digest':'@A','size':3,'platform':{'os':'linux','architecture':'arm','variant':'v7'}},"
                    + "{'digest':'@A','size':4,'platform':{'os':'linux','architecture':'arm64','variant':'v8'}},"
                    + "{'digest':'@A','size':5,'platform':{'os':'linux','architecture':'amd64'}},"
                    + "{'digest':'@A','size':6,'platform':{'os':'linux','architecture':'amd64'},"
                    + "'annotations':{'vnd.docker.reference.type':'attestation-manifest'}}]}"),
            "");
    assertThat(index.mediaType()).isEqualTo(MediaType.OCI_INDEX);
    assertThat(index.choose(Platform.AMD64)).map(Descriptor::size).contains(5L);
    assertThat(index.choose(Platform.ARM64)).map(Descriptor::size).contains(4L);
    assertThat(index.choose(Platform.of("linux/arm/v7"))).map(Descriptor::size).contains(3L);
    assertThat(index.choose(Platform.of("linux/s390x"))).isEmpty();
    assertThat(index.platforms())
        .containsExactly("linux/amd64", "linux/arm/v6", "linux/arm/v7", "linux/arm64/v8");
  }

  private static final String CONFIG =
      "{'created':'2024-01-01T00:00:00Z','architecture':'arm64','variant':'v8','os':'linux',"
          + "'author':'\u00fc<&>','config':{'User':'app:app','ExposedPorts':{'80/tcp':{},'53/udp':{}},"
          + "'Env':['PATH=/bin'],'Entrypoint':['/e'],'Cmd':null,'Volumes':{'/data':{}},"
          + "'WorkingDir':'/w','StopSignal':'SIGQUIT','Labels':{'a':'b'},'OnBuild':[],"
          + "'Healthcheck':{'Test':['CMD-SHELL','curl x'],'Interval':30000000000,'Retries':3}},"
          + "'rootfs':{'type':'layers','diff_ids':['@A']},"
          + "'history':[{'created_by':'x','empty_layer':true},{'created_by':'y'}],"
          + "'x-of-later':{'deep':[1.50,1e3,true,null]}}";

  @Test
  void aConfigurationSaysWhatRunsAndHow() throws ImageException {
    ImageConfig config = ImageConfig.read(bytes(CONFIG));
    assertThat(config.platform().runs(Platform.ARM64)).isTrue();
    assertThat(config.user()).isEqualTo("app:app");
    assertThat(config.exposedPorts()).containsExactly("80/tcp", "53/udp");
    assertThat(config.volumes()).containsExactly("/data");
    assertThat(config.entrypoint()).containsExactly("/e");
    assertThat(config.command()).isEmpty();
    assertThat(config.workingDirectory()).isEqualTo("/w");
    assertThat(config.environment()).containsExactly("PATH=/bin");
    assertThat(config.stopSignal()).isEqualTo("SIGQUIT");
    assertThat(config.healthCheck())
        .contains(
            new ImageConfig.HealthCheck(
                List.of("CMD-SHELL", "curl x"), 30_000_000_000L, 0, 0, 0, 3));
    assertThat(config.diffIds()).containsExactly(A);
    assertThat(config.toString()).doesNotContain("PATH");
    assertThat(config.write()).isEqualTo(bytes(CONFIG));
  }

  @Test
  void aLayerIsAddedAndAllElseIsKept() throws ImageException {
    byte[] written = ImageConfig.read(bytes(CONFIG)).withLayer(B).write();
    String expected =
        CONFIG
            .replace("'diff_ids':['@A']", "'diff_ids':['@A','@B']")
            .replace(
                "{'created_by':'y'}]",
                "{'created_by':'y'},{'created':'1980-01-01T00:00:00Z','created_by':'c2ecs'}]");
    assertThat(new String(written, UTF_8)).isEqualTo(new String(bytes(expected), UTF_8));
    String without = "{'os':'linux','architecture':'amd64','rootfs':{'diff_ids':['@A']}}";
    assertThat(new String(ImageConfig.read(bytes(without)).withLayer(B).write(), UTF_8))
        .doesNotContain("history");
    String scratch = "{'os':'linux','architecture':'amd64','rootfs':{'diff_ids':null}}";
    assertThat(new String(ImageConfig.read(bytes(scratch)).withLayer(B).write(), UTF_8))
        .contains("history");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{'layers':[]} x",
        "{'schemaVersion':2}",
        "{'schemaVersion':1,'config':{},'layers':[]}",
        "{'schemaVersion':'2','config':{},'layers':[]}",
        "{'config':{'digest':'@A'},'layers':[]}",
        "{'config':{'digest':'@A','size':-1},'layers':[]}",
        "{'config':{'digest':'@A','size':1e400},'layers':[]}",
        "{'config':{'digest':'@A','size':99999999999999999999},'layers':[]}",
        "{'config':{'digest':'@A','size':1.5},'layers':[]}",
        "{'config':{'digest':'sha512:12','size':1},'layers':[]}",
        "{'config':{'digest':'@A','size':1,'size':2},'layers':[]}",
        "{'config':{'digest':'@A','size':1},'layers':{}}",
        "{'config':{'digest':'@A','size':1},'layers':['@A']}",
        "{'config':{'digest':'@A','size':1},'layers':[],'manifests':[]}",
        "{'config':[],'layers':[]}",
        "{'mediaType':'application/vnd.oci.image.index.v1+json','config':{'digest':'@A','size':1}}",
        "{'mediaType':'text/html','config':{'digest':'@A','size':1}}",
      })
  void whatIsNoManifestIsRefused(String document) {
    assertThatThrownBy(() -> ManifestJson.read(bytes(document), ""))
        .isInstanceOf(ImageException.class)
        .hasMessageMatching("[^\n]{5,300}");
  }

  @Test
  void whatIsSaidTwiceMustAgree() {
    assertThatThrownBy(() -> ManifestJson.read(bytes(DOCKER), MediaType.OCI_MANIFEST))
        .asInstanceOf(type(ImageException.class))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED_JSON))
        .extracting(ImageException::words)
        .asString()
        .contains("but it came as");
  }

  @Test
  void readingIsBounded() {
    String deep = "{'config':" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    String number = "{'config':" + "9".repeat(100_000) + "}";
    String large = "{'config':'" + "x".repeat(Json.MOST_BYTES) + "'}";
    for (String document : List.of(deep, number, large)) {
      assertThatThrownBy(() -> ManifestJson.read(bytes(document), ""))
          .isInstanceOf(ImageException.class);
      assertThatThrownBy(() -> ImageConfig.read(bytes(document)))
          .isInstanceOf(ImageException.class);
    }
  }

  /** Whatever changes in a document, reading it ends in a value or in an error of ours. */
  @Test
  void changedDocumentsAreNeverAnythingElse() {
    Random random = new Random(8);
    for (String document : List.of(DOCKER, CONFIG)) {
      for (int i = 0; i < 3000; i++) {
        byte[] changed = bytes(document);
        for (int n = random.nextInt(3); n >= 0; n--) {
          String choice = "{}[]\",:0-nt\\\u0000";
          changed[random.nextInt(changed.length)] =
              (byte) choice.charAt(random.nextInt(choice.length()));
        }
        try {
          ManifestJson.write(ManifestJson.read(changed, ""));
        } catch (ImageException e) {
          assertThat(e.words()).isNotBlank();
        }
        try {
          ImageConfig.read(changed).withLayer(B).write();
        } catch (ImageException e) {
          assertThat(e.words()).isNotBlank();
        }
      }
    }
  }
}
