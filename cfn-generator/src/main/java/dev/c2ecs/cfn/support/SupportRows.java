package dev.c2ecs.cfn.support;

/**
 * The support table as text: a row for every path of the Compose schema, its fields separated by
 * tabs, {@code -} where there is nothing to say. It is a constant and not a resource because a
 * constant comes with the archive of classes, and opening jars for resources is what a start feels.
 */
final class SupportRows {

  static final String TEXT =
      """
      # path	disposition	state	report	code	target	message	hint	fixture
      version	loader	done	-	-	-	-	-	-
      name	approximated	done	-	-	AWS::ServiceDiscovery::PrivateDnsNamespace.Name	-	-	-
      include	loader	done	-	-	-	-	-	-
      include[].path	loader	done	-	-	-	-	-	-
      include[].env_file	loader	done	-	-	-	-	-	-
      include[].project_directory	loader	done	-	-	-	-	-	-
      services	approximated	done	-	-	AWS::ECS::Service	-	-	-
      services.*	approximated	done	-	-	AWS::ECS::Service	-	-	-
      services.*.develop	none	done	silent	-	-	-	-	-
      services.*.develop.watch	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].ignore	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].include	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].path	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].action	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].target	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].exec	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].exec.command	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].exec.user	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].exec.privileged	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].exec.working_dir	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].exec.environment	none	done	silent	-	-	-	-	-
      services.*.develop.watch[].initial_sync	none	done	silent	-	-	-	-	-
      services.*.deploy	approximated	done	-	-	AWS::ECS::Service	-	-	-
      services.*.deploy.mode	approximated	done	-	-	AWS::ECS::Service	-	-	-
      services.*.deploy.endpoint_mode	approximated	done	-	-	AWS::ECS::Service.ServiceConnectConfiguration	-	-	-
      services.*.deploy.replicas	exact	done	-	-	AWS::ECS::Service.DesiredCount	-	-	-
      services.*.deploy.labels	approximated	done	-	-	AWS::ECS::Service.Tags	-	-	-
      services.*.deploy.rollback_config	warning	done	warning	C2E201	-	ECS rolls back with the settings of the deployment itself	remove the block	-
      services.*.deploy.rollback_config.parallelism	warning	done	warning	C2E201	-	ECS rolls back with the settings of the deployment itself	remove the block	-
      services.*.deploy.rollback_config.delay	warning	done	warning	C2E201	-	ECS rolls back with the settings of the deployment itself	remove the block	-
      services.*.deploy.rollback_config.failure_action	warning	done	warning	C2E201	-	ECS rolls back with the settings of the deployment itself	remove the block	-
      services.*.deploy.rollback_config.monitor	warning	done	warning	C2E201	-	ECS rolls back with the settings of the deployment itself	remove the block	-
      services.*.deploy.rollback_config.max_failure_ratio	warning	done	warning	C2E201	-	ECS rolls back with the settings of the deployment itself	remove the block	-
      services.*.deploy.rollback_config.order	warning	done	warning	C2E201	-	ECS rolls back with the settings of the deployment itself	remove the block	-
      services.*.deploy.update_config	approximated	done	-	-	AWS::ECS::Service.DeploymentConfiguration	-	-	-
      services.*.deploy.update_config.parallelism	approximated	done	-	-	AWS::ECS::Service.DeploymentConfiguration.MinimumHealthyPercent	-	-	-
      services.*.deploy.update_config.delay	warning	done	warning	C2E202	-	a rolling deployment of ECS has no such setting; the circuit breaker decides	remove it	-
      services.*.deploy.update_config.failure_action	approximated	done	-	-	AWS::ECS::Service.DeploymentConfiguration.DeploymentCircuitBreaker	-	-	-
      services.*.deploy.update_config.monitor	warning	done	warning	C2E202	-	a rolling deployment of ECS has no such setting; the circuit breaker decides	remove it	-
      services.*.deploy.update_config.max_failure_ratio	warning	done	warning	C2E202	-	a rolling deployment of ECS has no such setting; the circuit breaker decides	remove it	-
      services.*.deploy.update_config.order	approximated	done	-	-	AWS::ECS::Service.DeploymentConfiguration.MaximumPercent	-	-	-
      services.*.deploy.resources	approximated	done	-	-	AWS::ECS::TaskDefinition.Cpu	-	-	-
      services.*.deploy.resources.limits	approximated	done	-	-	AWS::ECS::TaskDefinition.Cpu	-	-	-
      services.*.deploy.resources.limits.cpus	approximated	done	-	-	AWS::ECS::TaskDefinition.Cpu	-	-	-
      services.*.deploy.resources.limits.memory	approximated	done	-	-	AWS::ECS::TaskDefinition.Memory	-	-	-
      services.*.deploy.resources.limits.pids	warning	done	warning	C2E203	-	Fargate does not limit the number of processes	remove it	-
      services.*.deploy.resources.reservations	approximated	done	-	-	AWS::ECS::TaskDefinition.Cpu	-	-	-
      services.*.deploy.resources.reservations.cpus	approximated	done	-	-	ContainerDefinitions[].Cpu	-	-	-
      services.*.deploy.resources.reservations.memory	exact	done	-	-	ContainerDefinitions[].MemoryReservation	-	-	-
      services.*.deploy.resources.reservations.generic_resources	warning	done	warning	C2E204	-	Fargate has no generic resources	remove it	-
      services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec	warning	done	warning	C2E204	-	Fargate has no generic resources	remove it	-
      services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec.kind	warning	done	warning	C2E204	-	Fargate has no generic resources	remove it	-
      services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec.value	warning	done	warning	C2E204	-	Fargate has no generic resources	remove it	-
      services.*.deploy.resources.reservations.devices	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.deploy.resources.reservations.devices[].capabilities	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.deploy.resources.reservations.devices[].count	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.deploy.resources.reservations.devices[].device_ids	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.deploy.resources.reservations.devices[].driver	warning	done	warning	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.deploy.resources.reservations.devices[].options	warning	done	warning	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.deploy.restart_policy	approximated	done	-	-	ContainerDefinitions[].RestartPolicy	-	-	-
      services.*.deploy.restart_policy.condition	approximated	done	-	-	ContainerDefinitions[].RestartPolicy	-	-	-
      services.*.deploy.restart_policy.delay	warning	done	warning	C2E206	-	ECS restarts tasks at its own pace and without a limit	remove it	-
      services.*.deploy.restart_policy.max_attempts	warning	done	warning	C2E206	-	ECS restarts tasks at its own pace and without a limit	remove it	-
      services.*.deploy.restart_policy.window	approximated	done	-	-	ContainerDefinitions[].RestartPolicy.RestartAttemptPeriod	-	-	-
      services.*.deploy.placement	warning	done	warning	C2E207	-	Fargate chooses the hosts and spreads tasks over the zones by itself	remove it	-
      services.*.deploy.placement.constraints	warning	done	warning	C2E207	-	Fargate chooses the hosts and spreads tasks over the zones by itself	remove it	-
      services.*.deploy.placement.preferences	none	done	info	C2E207	-	Fargate chooses the hosts and spreads tasks over the zones by itself	remove it	-
      services.*.deploy.placement.preferences[].spread	none	done	info	C2E207	-	Fargate chooses the hosts and spreads tasks over the zones by itself	remove it	-
      services.*.deploy.placement.max_replicas_per_node	none	done	info	C2E207	-	Fargate chooses the hosts and spreads tasks over the zones by itself	remove it	-
      services.*.annotations	none	done	info	C2E251	-	ECS has no annotations	remove it	-
      services.*.attach	none	done	silent	-	-	-	-	-
      services.*.build	approximated	done	-	-	image parameter	-	-	-
      services.*.build.context	approximated	done	-	-	image parameter	-	-	-
      services.*.build.dockerfile	approximated	done	-	-	image parameter	-	-	-
      services.*.build.dockerfile_inline	approximated	done	-	-	image parameter	-	-	-
      services.*.build.entitlements	approximated	done	-	-	image parameter	-	-	-
      services.*.build.args	approximated	done	-	-	image parameter	-	-	-
      services.*.build.ssh	approximated	done	-	-	image parameter	-	-	-
      services.*.build.labels	approximated	done	-	-	image parameter	-	-	-
      services.*.build.cache_from	approximated	done	-	-	image parameter	-	-	-
      services.*.build.cache_to	approximated	done	-	-	image parameter	-	-	-
      services.*.build.no_cache	approximated	done	-	-	image parameter	-	-	-
      services.*.build.no_cache_filter	approximated	done	-	-	image parameter	-	-	-
      services.*.build.additional_contexts	approximated	done	-	-	image parameter	-	-	-
      services.*.build.network	approximated	done	-	-	image parameter	-	-	-
      services.*.build.provenance	approximated	done	-	-	image parameter	-	-	-
      services.*.build.sbom	approximated	done	-	-	image parameter	-	-	-
      services.*.build.pull	approximated	done	-	-	image parameter	-	-	-
      services.*.build.target	approximated	done	-	-	image parameter	-	-	-
      services.*.build.shm_size	approximated	done	-	-	image parameter	-	-	-
      services.*.build.extra_hosts	approximated	done	-	-	image parameter	-	-	-
      services.*.build.isolation	approximated	done	-	-	image parameter	-	-	-
      services.*.build.privileged	approximated	done	-	-	image parameter	-	-	-
      services.*.build.secrets	approximated	done	-	-	image parameter	-	-	-
      services.*.build.secrets[].source	approximated	done	-	-	image parameter	-	-	-
      services.*.build.secrets[].target	approximated	done	-	-	image parameter	-	-	-
      services.*.build.secrets[].uid	approximated	done	-	-	image parameter	-	-	-
      services.*.build.secrets[].gid	approximated	done	-	-	image parameter	-	-	-
      services.*.build.secrets[].mode	approximated	done	-	-	image parameter	-	-	-
      services.*.build.tags	approximated	done	-	-	image parameter	-	-	-
      services.*.build.ulimits	approximated	done	-	-	image parameter	-	-	-
      services.*.build.ulimits.*	approximated	done	-	-	image parameter	-	-	-
      services.*.build.ulimits.*.hard	approximated	done	-	-	image parameter	-	-	-
      services.*.build.ulimits.*.soft	approximated	done	-	-	image parameter	-	-	-
      services.*.build.platforms	approximated	done	-	-	image parameter	-	-	-
      services.*.blkio_config	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_read_bps	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_read_bps[].path	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_read_bps[].rate	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_read_iops	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_read_iops[].path	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_read_iops[].rate	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_write_bps	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_write_bps[].path	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_write_bps[].rate	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_write_iops	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_write_iops[].path	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.device_write_iops[].rate	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.weight	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.weight_device	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.weight_device[].path	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.blkio_config.weight_device[].weight	warning	done	warning	C2E208	-	Fargate has no control of block I/O	remove it	-
      services.*.cap_add	error	done	error	C2E209	-	Fargate adds no capability but SYS_PTRACE; the container would run without	remove it, or accept that the container runs without the capability	-
      services.*.cap_drop	exact	done	-	-	ContainerDefinitions[].LinuxParameters.Capabilities.Drop	-	-	-
      services.*.cgroup	error	done	error	C2E210	-	a task has a cgroup of its own	remove it	-
      services.*.cgroup_parent	warning	done	warning	C2E211	-	a task has a cgroup of its own	remove it	-
      services.*.command	exact	done	-	-	ContainerDefinitions[].Command	-	-	-
      services.*.configs	approximated	done	-	-	layer of the image	-	-	-
      services.*.configs[].source	approximated	done	-	-	layer of the image	-	-	-
      services.*.configs[].target	approximated	done	-	-	layer of the image	-	-	-
      services.*.configs[].uid	approximated	done	-	-	layer of the image	-	-	-
      services.*.configs[].gid	approximated	done	-	-	layer of the image	-	-	-
      services.*.configs[].mode	approximated	done	-	-	layer of the image	-	-	-
      services.*.container_name	none	done	info	C2E252	-	ECS names containers itself; other services reach this one under the name all the same	-	-
      services.*.cpu_count	warning	done	warning	C2E212	-	this is for Windows containers, and tasks run Linux	remove it	-
      services.*.cpu_percent	warning	done	warning	C2E212	-	this is for Windows containers, and tasks run Linux	remove it	-
      services.*.cpu_shares	approximated	done	-	-	ContainerDefinitions[].Cpu	-	-	-
      services.*.cpu_quota	approximated	done	-	-	AWS::ECS::TaskDefinition.Cpu	-	-	-
      services.*.cpu_period	approximated	done	-	-	AWS::ECS::TaskDefinition.Cpu	-	-	-
      services.*.cpu_rt_period	warning	done	warning	C2E213	-	Fargate does not schedule single CPUs	use cpus	-
      services.*.cpu_rt_runtime	warning	done	warning	C2E213	-	Fargate does not schedule single CPUs	use cpus	-
      services.*.cpus	approximated	done	-	-	AWS::ECS::TaskDefinition.Cpu	-	-	-
      services.*.cpuset	warning	done	warning	C2E213	-	Fargate does not schedule single CPUs	use cpus	-
      services.*.credential_spec	approximated	done	-	-	ContainerDefinitions[].CredentialSpecs	-	-	-
      services.*.credential_spec.config	error	done	error	C2E215	-	a credential specification must be uploaded first	remove it	-
      services.*.credential_spec.file	error	done	error	C2E215	-	a credential specification must be uploaded first	remove it	-
      services.*.credential_spec.registry	error	done	error	C2E215	-	a credential specification must be uploaded first	remove it	-
      services.*.depends_on	approximated	done	-	-	AWS::ECS::Service.DependsOn	-	-	-
      services.*.depends_on.*	approximated	done	-	-	AWS::ECS::Service.DependsOn	-	-	-
      services.*.depends_on.*.restart	warning	done	warning	C2E216	-	ECS does not restart a service because another one restarts	let the service reconnect by itself	-
      services.*.depends_on.*.required	loader	done	-	-	-	-	-	-
      services.*.depends_on.*.condition	approximated	done	-	-	AWS::ECS::Service.DependsOn	-	-	-
      services.*.device_cgroup_rules	error	done	error	C2E217	-	Fargate has no devices of a host	remove it, or accept that the container runs without the device	-
      services.*.devices	error	done	error	C2E217	-	Fargate has no devices of a host	remove it, or accept that the container runs without the device	-
      services.*.devices[].source	error	done	error	C2E217	-	Fargate has no devices of a host	remove it, or accept that the container runs without the device	-
      services.*.devices[].target	error	done	error	C2E217	-	Fargate has no devices of a host	remove it, or accept that the container runs without the device	-
      services.*.devices[].permissions	error	done	error	C2E217	-	Fargate has no devices of a host	remove it, or accept that the container runs without the device	-
      services.*.dns	warning	done	warning	C2E218	-	tasks use the resolver of their VPC	set the DHCP options of the VPC	-
      services.*.dns_opt	warning	done	warning	C2E218	-	tasks use the resolver of their VPC	set the DHCP options of the VPC	-
      services.*.dns_search	warning	done	warning	C2E218	-	tasks use the resolver of their VPC	set the DHCP options of the VPC	-
      services.*.domainname	warning	done	warning	C2E219	-	a task has no host name to set; other services reach it under this name all the same	remove it	-
      services.*.entrypoint	exact	done	-	-	ContainerDefinitions[].EntryPoint	-	-	-
      services.*.env_file	exact	done	-	-	ContainerDefinitions[].Environment	-	-	-
      services.*.env_file[].path	loader	done	-	-	-	-	-	-
      services.*.env_file[].format	loader	done	-	-	-	-	-	-
      services.*.env_file[].required	loader	done	-	-	-	-	-	-
      services.*.label_file	approximated	done	-	-	ContainerDefinitions[].DockerLabels	-	-	-
      services.*.environment	exact	done	-	-	ContainerDefinitions[].Environment	-	-	-
      services.*.expose	approximated	done	-	-	ContainerDefinitions[].PortMappings	-	-	-
      services.*.extends	loader	done	-	-	-	-	-	-
      services.*.extends.service	loader	done	-	-	-	-	-	-
      services.*.extends.file	loader	done	-	-	-	-	-	-
      services.*.provider	error	done	error	C2E220	-	a service of a provider is run by a plug-in of Docker Compose, which nothing replaces on ECS	replace it by an image, or by an address in the environment	-
      services.*.provider.type	error	done	error	C2E220	-	a service of a provider is run by a plug-in of Docker Compose, which nothing replaces on ECS	replace it by an image, or by an address in the environment	-
      services.*.provider.options	error	done	error	C2E220	-	a service of a provider is run by a plug-in of Docker Compose, which nothing replaces on ECS	replace it by an image, or by an address in the environment	-
      services.*.provider.options.*	error	done	error	C2E220	-	a service of a provider is run by a plug-in of Docker Compose, which nothing replaces on ECS	replace it by an image, or by an address in the environment	-
      services.*.external_links	error	done	error	C2E221	-	a container outside the project cannot be linked	give its address in the environment	-
      services.*.extra_hosts	error	done	error	C2E222	-	a task cannot add host names, so these would not resolve	create a DNS record, or put the address into the environment	-
      services.*.gpus	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.gpus[].capabilities	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.gpus[].count	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.gpus[].device_ids	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.gpus[].driver	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.gpus[].options	error	done	error	C2E205	-	Fargate has no GPUs or other devices; the container would start without	run this service elsewhere, or accept that it runs without the device	-
      services.*.group_add	warning	done	warning	C2E223	-	ECS has no supplementary groups; files of that group may be unreadable	use `user: UID:GID`	-
      services.*.healthcheck	approximated	done	-	-	ContainerDefinitions[].HealthCheck	-	-	-
      services.*.healthcheck.disable	exact	done	-	-	ContainerDefinitions[].HealthCheck	-	-	-
      services.*.healthcheck.interval	approximated	done	-	-	ContainerDefinitions[].HealthCheck.Interval	-	-	-
      services.*.healthcheck.retries	approximated	done	-	-	ContainerDefinitions[].HealthCheck.Retries	-	-	-
      services.*.healthcheck.test	exact	done	-	-	ContainerDefinitions[].HealthCheck.Command	-	-	-
      services.*.healthcheck.timeout	approximated	done	-	-	ContainerDefinitions[].HealthCheck.Timeout	-	-	-
      services.*.healthcheck.start_period	approximated	done	-	-	ContainerDefinitions[].HealthCheck.StartPeriod	-	-	-
      services.*.healthcheck.start_interval	warning	done	info	C2E224	-	ECS checks at one interval only	remove it	-
      services.*.hostname	warning	done	warning	C2E219	-	a task has no host name to set; other services reach it under this name all the same	remove it	-
      services.*.image	exact	done	-	-	ContainerDefinitions[].Image	-	-	-
      services.*.init	exact	done	-	-	ContainerDefinitions[].LinuxParameters.InitProcessEnabled	-	-	-
      services.*.ipc	error	done	error	C2E225	-	Fargate shares no IPC namespace	remove it	-
      services.*.isolation	warning	done	warning	C2E212	-	this is for Windows containers, and tasks run Linux	remove it	-
      services.*.labels	exact	done	-	-	ContainerDefinitions[].DockerLabels	-	-	-
      services.*.links	approximated	done	-	-	AWS::ECS::Service.ServiceConnectConfiguration	-	-	-
      services.*.logging	approximated	done	-	-	ContainerDefinitions[].LogConfiguration	-	-	-
      services.*.logging.driver	approximated	done	-	-	ContainerDefinitions[].LogConfiguration	-	-	-
      services.*.logging.options	approximated	done	-	-	ContainerDefinitions[].LogConfiguration	-	-	-
      services.*.logging.options.*	none	done	info	C2E226	-	logs go to CloudWatch; how long they are kept is set on the log group	set x-aws-logs_retention	-
      services.*.mac_address	warning	done	warning	C2E227	-	the network interface of a task cannot be configured	remove it	-
      services.*.mem_limit	approximated	done	-	-	AWS::ECS::TaskDefinition.Memory	-	-	-
      services.*.mem_reservation	exact	done	-	-	ContainerDefinitions[].MemoryReservation	-	-	-
      services.*.mem_swappiness	warning	done	warning	C2E228	-	Fargate has no swap	remove it	-
      services.*.memswap_limit	warning	done	warning	C2E228	-	Fargate has no swap	remove it	-
      services.*.network_mode	approximated	done	-	-	AWS::ECS::Service.NetworkConfiguration	-	-	-
      services.*.models	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      services.*.models.*	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      services.*.models.*.endpoint_var	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      services.*.models.*.model_var	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      services.*.networks	approximated	done	-	-	AWS::EC2::SecurityGroup	-	-	-
      services.*.networks.*	approximated	done	-	-	AWS::ECS::Service.NetworkConfiguration	-	-	-
      services.*.networks.*.aliases	approximated	done	-	-	AWS::ECS::Service.ServiceConnectConfiguration	-	-	-
      services.*.networks.*.interface_name	warning	done	warning	C2E227	-	the network interface of a task cannot be configured	remove it	-
      services.*.networks.*.ipv4_address	error	done	error	C2E230	-	the VPC assigns the address of a task	use the name of the service instead of its address	-
      services.*.networks.*.ipv6_address	error	done	error	C2E230	-	the VPC assigns the address of a task	use the name of the service instead of its address	-
      services.*.networks.*.link_local_ips	warning	done	warning	C2E227	-	the network interface of a task cannot be configured	remove it	-
      services.*.networks.*.mac_address	warning	done	warning	C2E227	-	the network interface of a task cannot be configured	remove it	-
      services.*.networks.*.driver_opts	warning	done	warning	C2E227	-	the network interface of a task cannot be configured	remove it	-
      services.*.networks.*.driver_opts.*	warning	done	warning	C2E227	-	the network interface of a task cannot be configured	remove it	-
      services.*.networks.*.priority	none	done	silent	-	-	-	-	-
      services.*.networks.*.gw_priority	none	done	silent	-	-	-	-	-
      services.*.oom_kill_disable	warning	done	warning	C2E231	-	Fargate decides what happens when memory runs out	set a memory limit	-
      services.*.oom_score_adj	warning	done	warning	C2E231	-	Fargate decides what happens when memory runs out	set a memory limit	-
      services.*.pid	error	done	error	C2E232	-	Fargate shares no process namespace with a host	remove it	-
      services.*.pids_limit	warning	done	warning	C2E203	-	Fargate does not limit the number of processes	remove it	-
      services.*.platform	exact	done	-	-	AWS::ECS::TaskDefinition.RuntimePlatform	-	-	-
      services.*.ports	approximated	done	-	-	AWS::ElasticLoadBalancingV2::Listener	-	-	-
      services.*.ports[].name	exact	done	-	-	ContainerDefinitions[].PortMappings	-	-	-
      services.*.ports[].mode	approximated	done	-	-	AWS::ElasticLoadBalancingV2::Listener	-	-	-
      services.*.ports[].host_ip	approximated	done	-	-	AWS::ElasticLoadBalancingV2::Listener	-	-	-
      services.*.ports[].target	exact	done	-	-	ContainerDefinitions[].PortMappings	-	-	-
      services.*.ports[].published	approximated	done	-	-	AWS::ElasticLoadBalancingV2::Listener.Port	-	-	-
      services.*.ports[].protocol	approximated	done	-	-	AWS::ElasticLoadBalancingV2::Listener.Protocol	-	-	-
      services.*.ports[].app_protocol	approximated	done	-	-	ContainerDefinitions[].PortMappings	-	-	-
      services.*.pre_start	approximated	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.pre_start[].command	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.pre_start[].image	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.pre_start[].user	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.pre_start[].privileged	error	done	error	C2E233	-	Fargate runs no privileged containers	remove it	-
      services.*.pre_start[].working_dir	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.pre_start[].environment	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.pre_start[].per_replica	approximated	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.post_start	error	done	error	C2E234	-	ECS runs nothing inside a container after its start, so what the hook does would be missing	do it in the entry point of the image	-
      services.*.post_start[].command	error	done	error	C2E234	-	ECS runs nothing inside a container after its start, so what the hook does would be missing	do it in the entry point of the image	-
      services.*.post_start[].user	error	done	error	C2E234	-	ECS runs nothing inside a container after its start, so what the hook does would be missing	do it in the entry point of the image	-
      services.*.post_start[].privileged	error	done	error	C2E234	-	ECS runs nothing inside a container after its start, so what the hook does would be missing	do it in the entry point of the image	-
      services.*.post_start[].working_dir	error	done	error	C2E234	-	ECS runs nothing inside a container after its start, so what the hook does would be missing	do it in the entry point of the image	-
      services.*.post_start[].environment	error	done	error	C2E234	-	ECS runs nothing inside a container after its start, so what the hook does would be missing	do it in the entry point of the image	-
      services.*.pre_stop	warning	done	warning	C2E235	-	ECS runs nothing inside a container before it stops; the container gets SIGTERM	handle SIGTERM in the application	-
      services.*.pre_stop[].command	warning	done	warning	C2E235	-	ECS runs nothing inside a container before it stops; the container gets SIGTERM	handle SIGTERM in the application	-
      services.*.pre_stop[].user	warning	done	warning	C2E235	-	ECS runs nothing inside a container before it stops; the container gets SIGTERM	handle SIGTERM in the application	-
      services.*.pre_stop[].privileged	warning	done	warning	C2E235	-	ECS runs nothing inside a container before it stops; the container gets SIGTERM	handle SIGTERM in the application	-
      services.*.pre_stop[].working_dir	warning	done	warning	C2E235	-	ECS runs nothing inside a container before it stops; the container gets SIGTERM	handle SIGTERM in the application	-
      services.*.pre_stop[].environment	warning	done	warning	C2E235	-	ECS runs nothing inside a container before it stops; the container gets SIGTERM	handle SIGTERM in the application	-
      services.*.privileged	error	done	error	C2E214	-	Fargate runs no privileged containers	remove it, or accept that the container runs unprivileged	-
      services.*.profiles	loader	done	-	-	-	-	-	-
      services.*.pull_policy	none	done	silent	C2E236	-	ECS pulls the image at every start of a task	remove it	-
      services.*.pull_refresh_after	none	done	silent	-	-	-	-	-
      services.*.read_only	exact	done	-	-	ContainerDefinitions[].ReadonlyRootFilesystem	-	-	-
      services.*.restart	approximated	done	-	-	AWS::ECS::Service	-	-	-
      services.*.runtime	warning	done	warning	C2E237	-	Fargate has one runtime	remove it	-
      services.*.scale	exact	done	-	-	AWS::ECS::Service.DesiredCount	-	-	-
      services.*.security_opt	warning	done	warning	C2E238	-	Fargate sets no security options, so this control is missing	remove it	-
      services.*.shm_size	error	done	error	C2E239	-	Fargate has 64 MiB of shared memory, and what needs more fails	mount a tmpfs at /dev/shm, or accept the 64 MiB	-
      services.*.secrets	approximated	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.secrets[].source	approximated	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.secrets[].target	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.secrets[].uid	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.secrets[].gid	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.secrets[].mode	exact	done	-	-	ContainerDefinitions[] (init container)	-	-	-
      services.*.sysctls	approximated	done	-	-	ContainerDefinitions[].SystemControls	-	-	-
      services.*.stdin_open	exact	done	-	-	ContainerDefinitions[].Interactive	-	-	-
      services.*.stop_grace_period	approximated	done	-	-	ContainerDefinitions[].StopTimeout	-	-	-
      services.*.stop_signal	warning	done	warning	C2E240	-	ECS sends the STOPSIGNAL of the image, SIGTERM when it has none	set STOPSIGNAL in the image	-
      services.*.storage_opt	approximated	done	-	-	AWS::ECS::TaskDefinition.EphemeralStorage	-	-	-
      services.*.tmpfs	approximated	done	-	-	ContainerDefinitions[].LinuxParameters.Tmpfs	-	-	-
      services.*.tty	exact	done	-	-	ContainerDefinitions[].PseudoTerminal	-	-	-
      services.*.ulimits	approximated	done	-	-	ContainerDefinitions[].Ulimits	-	-	-
      services.*.ulimits.*	approximated	done	-	-	ContainerDefinitions[].Ulimits	-	-	-
      services.*.ulimits.*.hard	exact	done	-	-	ContainerDefinitions[].Ulimits	-	-	-
      services.*.ulimits.*.soft	exact	done	-	-	ContainerDefinitions[].Ulimits	-	-	-
      services.*.use_api_socket	error	done	error	C2E241	-	there is no Docker engine on Fargate	remove it	-
      services.*.user	exact	done	-	-	ContainerDefinitions[].User	-	-	-
      services.*.uts	warning	done	warning	C2E242	-	Fargate shares no namespace with a host	remove it	-
      services.*.userns_mode	warning	done	warning	C2E242	-	Fargate shares no namespace with a host	remove it	-
      services.*.volumes	approximated	done	-	-	AWS::ECS::TaskDefinition.Volumes	-	-	-
      services.*.volumes[].type	approximated	done	-	-	AWS::ECS::TaskDefinition.Volumes	-	-	-
      services.*.volumes[].source	approximated	done	-	-	AWS::EFS::AccessPoint	-	-	-
      services.*.volumes[].target	exact	done	-	-	ContainerDefinitions[].MountPoints	-	-	-
      services.*.volumes[].read_only	exact	done	-	-	ContainerDefinitions[].MountPoints	-	-	-
      services.*.volumes[].consistency	none	done	silent	-	-	-	-	-
      services.*.volumes[].bind	approximated	done	-	-	AWS::ECS::TaskDefinition.Volumes	-	-	-
      services.*.volumes[].bind.propagation	warning	done	warning	C2E243	-	Fargate has no mount propagation	remove it	-
      services.*.volumes[].bind.create_host_path	none	done	silent	-	-	-	-	-
      services.*.volumes[].bind.recursive	none	done	silent	-	-	-	-	-
      services.*.volumes[].bind.selinux	none	done	silent	-	-	-	-	-
      services.*.volumes[].volume	approximated	done	-	-	AWS::ECS::TaskDefinition.Volumes	-	-	-
      services.*.volumes[].volume.labels	none	done	silent	-	-	-	-	-
      services.*.volumes[].volume.nocopy	approximated	done	-	-	AWS::ECS::TaskDefinition.Volumes	-	-	-
      services.*.volumes[].volume.subpath	approximated	done	-	-	AWS::EFS::AccessPoint.RootDirectory	-	-	-
      services.*.volumes[].tmpfs	approximated	done	-	-	ContainerDefinitions[].LinuxParameters.Tmpfs	-	-	-
      services.*.volumes[].tmpfs.size	approximated	done	-	-	ContainerDefinitions[].LinuxParameters.Tmpfs	-	-	-
      services.*.volumes[].tmpfs.mode	exact	done	-	-	ContainerDefinitions[].LinuxParameters.Tmpfs	-	-	-
      services.*.volumes[].image	error	done	error	C2E244	-	Fargate mounts no images	copy the files into the image of the service	-
      services.*.volumes[].image.subpath	error	done	error	C2E244	-	Fargate mounts no images	copy the files into the image of the service	-
      services.*.volumes_from	approximated	done	-	-	ContainerDefinitions[].VolumesFrom	-	-	-
      services.*.working_dir	exact	done	-	-	ContainerDefinitions[].WorkingDirectory	-	-	-
      models	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      models.*	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      models.*.name	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      models.*.model	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      models.*.context_size	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      models.*.runtime_flags	error	done	error	C2E229	-	there is no model runner on ECS	give the address of a model service in the environment	-
      networks	approximated	done	-	-	AWS::EC2::SecurityGroup	-	-	-
      networks.*	approximated	done	-	-	AWS::EC2::SecurityGroup	-	-	-
      networks.*.name	none	done	silent	-	-	-	-	-
      networks.*.driver	none	done	silent	-	-	-	-	-
      networks.*.driver_opts	none	done	info	C2E247	-	a network is a security group and has no driver	remove it	-
      networks.*.driver_opts.*	none	done	info	C2E247	-	a network is a security group and has no driver	remove it	-
      networks.*.ipam	warning	done	warning	C2E245	-	the subnets of the VPC decide which addresses there are	use names instead of addresses	-
      networks.*.ipam.driver	none	done	silent	-	-	-	-	-
      networks.*.ipam.config	warning	done	warning	C2E245	-	the subnets of the VPC decide which addresses there are	use names instead of addresses	-
      networks.*.ipam.config[].subnet	warning	done	warning	C2E245	-	the subnets of the VPC decide which addresses there are	use names instead of addresses	-
      networks.*.ipam.config[].ip_range	warning	done	warning	C2E245	-	the subnets of the VPC decide which addresses there are	use names instead of addresses	-
      networks.*.ipam.config[].gateway	warning	done	warning	C2E245	-	the subnets of the VPC decide which addresses there are	use names instead of addresses	-
      networks.*.ipam.config[].aux_addresses	warning	done	warning	C2E245	-	the subnets of the VPC decide which addresses there are	use names instead of addresses	-
      networks.*.ipam.config[].aux_addresses.*	warning	done	warning	C2E245	-	the subnets of the VPC decide which addresses there are	use names instead of addresses	-
      networks.*.ipam.options	none	done	silent	-	-	-	-	-
      networks.*.ipam.options.*	none	done	silent	-	-	-	-	-
      networks.*.external	approximated	done	-	-	AWS::ECS::Service.NetworkConfiguration	-	-	-
      networks.*.external.name	approximated	done	-	-	AWS::ECS::Service.NetworkConfiguration	-	-	-
      networks.*.internal	approximated	done	-	-	AWS::ElasticLoadBalancingV2::Listener	-	-	-
      networks.*.enable_ipv4	warning	done	warning	C2E246	-	the subnets of the VPC decide which kinds of addresses there are	remove it	-
      networks.*.enable_ipv6	warning	done	warning	C2E246	-	the subnets of the VPC decide which kinds of addresses there are	remove it	-
      networks.*.attachable	none	done	silent	-	-	-	-	-
      networks.*.labels	none	done	silent	-	-	-	-	-
      volumes	approximated	done	-	-	AWS::EFS::FileSystem	-	-	-
      volumes.*	approximated	done	-	-	AWS::EFS::FileSystem	-	-	-
      volumes.*.name	none	done	silent	-	-	-	-	-
      volumes.*.driver	approximated	done	-	-	AWS::EFS::FileSystem	-	-	-
      volumes.*.driver_opts	approximated	done	-	-	AWS::EFS::FileSystem	-	-	-
      volumes.*.driver_opts.*	approximated	done	-	-	AWS::EFS::FileSystem	-	-	-
      volumes.*.external	approximated	done	-	-	AWS::ECS::TaskDefinition.Volumes	-	-	-
      volumes.*.external.name	approximated	done	-	-	AWS::ECS::TaskDefinition.Volumes	-	-	-
      volumes.*.labels	none	done	silent	-	-	-	-	-
      secrets	approximated	done	-	-	parameters	-	-	-
      secrets.*	approximated	done	-	-	parameters	-	-	-
      secrets.*.name	approximated	done	-	-	parameters	-	-	-
      secrets.*.environment	approximated	done	-	-	parameters	-	-	-
      secrets.*.file	approximated	done	-	-	parameters	-	-	-
      secrets.*.external	exact	done	-	-	parameters	-	-	-
      secrets.*.external.name	exact	done	-	-	parameters	-	-	-
      secrets.*.labels	none	done	silent	-	-	-	-	-
      secrets.*.driver	warning	done	warning	C2E248	-	drivers of secrets are for Docker Swarm	use `file`, `environment` or `external`	-
      secrets.*.driver_opts	warning	done	warning	C2E248	-	drivers of secrets are for Docker Swarm	use `file`, `environment` or `external`	-
      secrets.*.driver_opts.*	warning	done	warning	C2E248	-	drivers of secrets are for Docker Swarm	use `file`, `environment` or `external`	-
      secrets.*.template_driver	error	done	error	C2E249	-	nothing renders templates on ECS, so the file would be wrong	render the file before deploying	-
      configs	approximated	done	-	-	layer of the image	-	-	-
      configs.*	approximated	done	-	-	layer of the image	-	-	-
      configs.*.name	none	done	silent	-	-	-	-	-
      configs.*.content	exact	done	-	-	layer of the image	-	-	-
      configs.*.environment	exact	done	-	-	layer of the image	-	-	-
      configs.*.file	exact	done	-	-	layer of the image	-	-	-
      configs.*.external	error	done	error	C2E250	-	there is no store of configs on ECS	use `file`, `content` or `environment`	-
      configs.*.external.name	error	done	error	C2E250	-	there is no store of configs on ECS	use `file`, `content` or `environment`	-
      configs.*.labels	none	done	silent	-	-	-	-	-
      configs.*.template_driver	error	done	error	C2E249	-	nothing renders templates on ECS, so the file would be wrong	render the file before deploying	-
      """;

  private SupportRows() {}
}
