package dev.c2ecs.cfn.check;

import dev.c2ecs.cfn.template.Resource;
import dev.c2ecs.cfn.template.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** File systems: one mount target for each subnet, that is, for each zone. */
final class FileSystemRules implements Rule {

  @Override
  public void check(Template template, Consumer<Violation> found) {
    Map<String, String> taken = new HashMap<>();
    for (Resource target : template.ofType("AWS::EFS::MountTarget")) {
      String key =
          Read.name(target.properties(), "FileSystemId")
              + "/"
              + Read.name(target.properties(), "SubnetId");
      String other = taken.putIfAbsent(key, target.id());
      if (other != null) {
        found.accept(
            new Violation(CheckCode.MOUNT_TARGET, target.id(), "is in the subnet of " + other));
      }
    }
  }
}
