package dev.c2ecs.compose.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * Limits of block devices.
 *
 * @param weight the weight against other services, 10 to 1000
 * @param weightDevice weights of single devices
 * @param deviceReadBps bytes read per second
 * @param deviceReadIops reads per second
 * @param deviceWriteBps bytes written per second
 * @param deviceWriteIops writes per second
 * @see <a href="https://docs.docker.com/reference/compose-file/services/#blkio_config">Compose
 *     specification</a>
 */
public record BlkioConfig(
    OptionalInt weight,
    List<WeightDevice> weightDevice,
    List<ThrottleDevice> deviceReadBps,
    List<ThrottleDevice> deviceReadIops,
    List<ThrottleDevice> deviceWriteBps,
    List<ThrottleDevice> deviceWriteIops) {

  public BlkioConfig {
    weightDevice = List.copyOf(weightDevice);
    deviceReadBps = List.copyOf(deviceReadBps);
    deviceReadIops = List.copyOf(deviceReadIops);
    deviceWriteBps = List.copyOf(deviceWriteBps);
    deviceWriteIops = List.copyOf(deviceWriteIops);
  }

  static BlkioConfig of(Attributes attributes) {
    return new BlkioConfig(
        attributes.integer("weight"),
        attributes.list("weight_device", WeightDevice::of),
        attributes.list("device_read_bps", ThrottleDevice::of),
        attributes.list("device_read_iops", ThrottleDevice::of),
        attributes.list("device_write_bps", ThrottleDevice::of),
        attributes.list("device_write_iops", ThrottleDevice::of));
  }
}
