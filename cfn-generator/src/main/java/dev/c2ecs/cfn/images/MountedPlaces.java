package dev.c2ecs.cfn.images;

import dev.c2ecs.cfn.input.MountedPlace;
import dev.c2ecs.cfn.secrets.SecretFile;
import dev.c2ecs.cfn.storage.StoragePlan;
import dev.c2ecs.compose.model.Mount;
import dev.c2ecs.compose.model.Service;
import java.util.ArrayList;
import java.util.List;

/** Finds what is mounted while the containers of a service run: what hides files of an image. */
final class MountedPlaces {

  private MountedPlaces() {}

  /** The places of file systems, volumes of a task, memory and secrets, as they are written. */
  static List<MountedPlace> of(Service service, StoragePlan storage) {
    List<MountedPlace> places = new ArrayList<>();
    for (Mount mount : storage.mountsOf(service)) {
      boolean scratch =
          mount instanceof Mount.OfVolume volume
              && volume.source().isEmpty()
              && !storage.keepsTheImage(service, volume);
      if (storage.fileSystem(mount).isPresent() || mount instanceof Mount.Tmpfs || scratch) {
        places.add(new MountedPlace(service.name(), mount.target(), mount.path()));
      }
    }
    for (String tmpfs : service.tmpfs()) {
      places.add(
          new MountedPlace(service.name(), tmpfs.split(":", 2)[0], service.path().child("tmpfs")));
    }
    if (!service.secrets().isEmpty()) {
      places.add(
          new MountedPlace(service.name(), SecretFile.DIRECTORY, service.path().child("secrets")));
    }
    return places;
  }
}
