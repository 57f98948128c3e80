package dev.c2ecs.cfn.support;

/**
 * The support table as text: a row for every attribute of Compose, its fields separated by tabs,
 * {@code -} where there is nothing to say. A row with {@code ^} says what the row of the attribute
 * around it says, and has its own fixture. The table is a constant and not a resource because a
 * constant comes with the archive of classes, and opening jars for resources is what a start feels.
 */
final class SupportRows {

  static final String TEXT =
      """
      # path	disposition	report	code	target	fixture
      version	loader	-	-	-	loader
      name	approximated	-	-	AWS::ServiceDiscovery::PrivateDnsNamespace.Name	accepted
      include	loader	-	-	-	loader
      include[].path	loader	-	-	-	loader
      include[].env_file	loader	-	-	-	loader
      include[].project_directory	loader	-	-	-	loader
      services	approximated	-	-	AWS::ECS::Service	accepted
      services.*	approximated	-	-	AWS::ECS::Service	accepted
      services.*.develop	none	silent	-	-	build
      services.*.develop.watch	^	build
      services.*.develop.watch[].ignore	^	build
      services.*.develop.watch[].include	^	build
      services.*.develop.watch[].path	^	build
      services.*.develop.watch[].action	^	build
      services.*.develop.watch[].target	^	build
      services.*.develop.watch[].exec	^	build
      services.*.develop.watch[].exec.command	^	build
      services.*.develop.watch[].exec.user	^	build
      services.*.develop.watch[].exec.privileged	^	build
      services.*.develop.watch[].exec.working_dir	^	build
      services.*.develop.watch[].exec.environment	^	build
      services.*.develop.watch[].initial_sync	^	build
      services.*.deploy	approximated	-	-	AWS::ECS::Service	existing-load-balancer
      services.*.deploy.mode	approximated	-	-	AWS::ECS::Service	jobs
      services.*.deploy.endpoint_mode	approximated	-	-	AWS::ServiceDiscovery::Service.DnsConfig	rollout
      services.*.deploy.replicas	exact	-	-	AWS::ECS::Service.DesiredCount	hooks
      services.*.deploy.labels	approximated	-	-	AWS::ECS::Service.Tags	rollout
      services.*.deploy.rollback_config	warning	warning	C2E201	-	rollout
      services.*.deploy.rollback_config.parallelism	^	rollout
      services.*.deploy.rollback_config.delay	^	rollout
      services.*.deploy.rollback_config.failure_action	^	rollout
      services.*.deploy.rollback_config.monitor	^	rollout
      services.*.deploy.rollback_config.max_failure_ratio	^	rollout
      services.*.deploy.rollback_config.order	^	rollout
      services.*.deploy.update_config	approximated	-	-	AWS::ECS::Service.DeploymentConfiguration	refused-values
      services.*.deploy.update_config.parallelism	approximated	-	-	AWS::ECS::Service.DeploymentConfiguration.MinimumHealthyPercent	rollout
      services.*.deploy.update_config.delay	warning	warning	C2E202	-	rollout
      services.*.deploy.update_config.failure_action	approximated	-	-	AWS::ECS::Service.DeploymentConfiguration.DeploymentCircuitBreaker	refused-values
      services.*.deploy.update_config.monitor	warning	warning	C2E202	-	rollout
      services.*.deploy.update_config.max_failure_ratio	warning	warning	C2E202	-	rollout
      services.*.deploy.update_config.order	approximated	-	-	AWS::ECS::Service.DeploymentConfiguration.MaximumPercent	rollout
      services.*.deploy.resources	approximated	-	-	AWS::ECS::TaskDefinition.Cpu	linux
      services.*.deploy.resources.limits	approximated	-	-	AWS::ECS::TaskDefinition.Cpu	size-impossible
      services.*.deploy.resources.limits.cpus	approximated	-	-	AWS::ECS::TaskDefinition.Cpu	size-impossible
      services.*.deploy.resources.limits.memory	approximated	-	-	AWS::ECS::TaskDefinition.Memory	size-impossible
      services.*.deploy.resources.limits.pids	warning	warning	C2E203	-	sizes
      services.*.deploy.resources.reservations	approximated	-	-	AWS::ECS::TaskDefinition.Cpu	linux
      services.*.deploy.resources.reservations.cpus	approximated	-	-	ContainerDefinitions[].Cpu	sizes
      services.*.deploy.resources.reservations.memory	exact	-	-	ContainerDefinitions[].MemoryReservation	sizes
      services.*.deploy.resources.reservations.generic_resources	warning	warning	C2E204	-	linux
      services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec	^	linux
      services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec.kind	^	linux
      services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec.value	^	linux
      services.*.deploy.resources.reservations.devices	error	error	C2E205	-	refused-devices
      services.*.deploy.resources.reservations.devices[].capabilities	^	refused-devices
      services.*.deploy.resources.reservations.devices[].count	^	refused-devices
      services.*.deploy.resources.reservations.devices[].device_ids	^	refused-devices
      services.*.deploy.resources.reservations.devices[].driver	warning	warning	C2E205	-	refused-devices
      services.*.deploy.resources.reservations.devices[].options	warning	warning	C2E205	-	refused-devices
      services.*.deploy.restart_policy	approximated	-	-	ContainerDefinitions[].RestartPolicy	refused-values
      services.*.deploy.restart_policy.condition	approximated	-	-	ContainerDefinitions[].RestartPolicy	refused-values
      services.*.deploy.restart_policy.delay	warning	warning	C2E206	-	rollout
      services.*.deploy.restart_policy.max_attempts	warning	warning	C2E206	-	rollout
      services.*.deploy.restart_policy.window	approximated	-	-	ContainerDefinitions[].RestartPolicy.RestartAttemptPeriod	rollout
      services.*.deploy.placement	warning	warning	C2E207	-	rollout
      services.*.deploy.placement.constraints	^	rollout
      services.*.deploy.placement.preferences	none	info	C2E207	-	rollout
      services.*.deploy.placement.preferences[].spread	^	rollout
      services.*.deploy.placement.max_replicas_per_node	none	info	C2E207	-	rollout
      services.*.annotations	none	info	C2E251	-	linux
      services.*.attach	none	silent	-	-	linux
      services.*.build	approximated	-	-	image that deploy builds	build
      services.*.build.context	exact	-	-	image that deploy builds	build
      services.*.build.dockerfile	exact	-	-	image that deploy builds	build
      services.*.build.dockerfile_inline	exact	-	-	image that deploy builds	build
      services.*.build.entitlements	exact	-	-	image that deploy builds	build
      services.*.build.args	exact	-	-	image that deploy builds	build
      services.*.build.ssh	exact	-	-	image that deploy builds	build
      services.*.build.labels	exact	-	-	image that deploy builds	build
      services.*.build.cache_from	exact	-	-	image that deploy builds	build
      services.*.build.cache_to	exact	-	-	image that deploy builds	build
      services.*.build.no_cache	exact	-	-	image that deploy builds	build
      services.*.build.no_cache_filter	exact	-	-	image that deploy builds	build
      services.*.build.additional_contexts	exact	-	-	image that deploy builds	build
      services.*.build.network	exact	-	-	image that deploy builds	build
      services.*.build.provenance	exact	-	-	image that deploy builds	build
      services.*.build.sbom	exact	-	-	image that deploy builds	build
      services.*.build.pull	exact	-	-	image that deploy builds	build
      services.*.build.target	exact	-	-	image that deploy builds	build
      services.*.build.shm_size	exact	-	-	image that deploy builds	build
      services.*.build.extra_hosts	exact	-	-	image that deploy builds	build
      services.*.build.isolation	none	silent	-	-	build
      services.*.build.privileged	none	silent	-	-	build
      services.*.build.secrets	exact	-	-	image that deploy builds	build
      services.*.build.secrets[].source	exact	-	-	image that deploy builds	build
      services.*.build.secrets[].target	exact	-	-	image that deploy builds	build
      services.*.build.secrets[].uid	exact	-	-	image that deploy builds	build
      services.*.build.secrets[].gid	exact	-	-	image that deploy builds	build
      services.*.build.secrets[].mode	exact	-	-	image that deploy builds	build
      services.*.build.tags	approximated	-	-	image that deploy builds	build
      services.*.build.ulimits	exact	-	-	image that deploy builds	build
      services.*.build.ulimits.*	exact	-	-	image that deploy builds	build
      services.*.build.ulimits.*.hard	exact	-	-	image that deploy builds	build
      services.*.build.ulimits.*.soft	exact	-	-	image that deploy builds	build
      services.*.build.platforms	approximated	-	-	image that deploy builds	build
      services.*.blkio_config	warning	warning	C2E208	-	linux
      services.*.blkio_config.device_read_bps	^	linux
      services.*.blkio_config.device_read_bps[].path	^	linux
      services.*.blkio_config.device_read_bps[].rate	^	linux
      services.*.blkio_config.device_read_iops	^	linux
      services.*.blkio_config.device_read_iops[].path	^	linux
      services.*.blkio_config.device_read_iops[].rate	^	linux
      services.*.blkio_config.device_write_bps	^	linux
      services.*.blkio_config.device_write_bps[].path	^	linux
      services.*.blkio_config.device_write_bps[].rate	^	linux
      services.*.blkio_config.device_write_iops	^	linux
      services.*.blkio_config.device_write_iops[].path	^	linux
      services.*.blkio_config.device_write_iops[].rate	^	linux
      services.*.blkio_config.weight	^	linux
      services.*.blkio_config.weight_device	^	linux
      services.*.blkio_config.weight_device[].path	^	linux
      services.*.blkio_config.weight_device[].weight	^	linux
      services.*.cap_add	error	error	C2E209	-	accepted
      services.*.cap_drop	exact	-	-	ContainerDefinitions[].LinuxParameters.Capabilities.Drop	linux
      services.*.cgroup	error	error	C2E210	-	linux
      services.*.cgroup_parent	warning	warning	C2E211	-	linux
      services.*.command	exact	-	-	ContainerDefinitions[].Command	build
      services.*.configs	approximated	-	-	layer of the image	refused-storage
      services.*.configs[].source	approximated	-	-	layer of the image	refused-storage
      services.*.configs[].target	exact	-	-	layer of the image	secrets
      services.*.configs[].uid	exact	-	-	layer of the image	secrets
      services.*.configs[].gid	exact	-	-	layer of the image	secrets
      services.*.configs[].mode	exact	-	-	layer of the image	secrets
      services.*.container_name	none	info	C2E252	-	environment
      services.*.cpu_count	warning	warning	C2E212	-	sizes
      services.*.cpu_percent	warning	warning	C2E212	-	sizes
      services.*.cpu_shares	approximated	-	-	ContainerDefinitions[].Cpu	sizes
      services.*.cpu_quota	approximated	-	-	AWS::ECS::TaskDefinition.Cpu	sizes
      services.*.cpu_period	approximated	-	-	AWS::ECS::TaskDefinition.Cpu	sizes
      services.*.cpu_rt_period	warning	warning	C2E213	-	sizes
      services.*.cpu_rt_runtime	warning	warning	C2E213	-	sizes
      services.*.cpus	approximated	-	-	AWS::ECS::TaskDefinition.Cpu	sizes
      services.*.cpuset	warning	warning	C2E213	-	sizes
      services.*.credential_spec	approximated	-	-	ContainerDefinitions[].CredentialSpecs	refused-values
      services.*.credential_spec.config	error	error	C2E215	-	refused-values
      services.*.credential_spec.file	error	error	C2E215	-	refused-values
      services.*.credential_spec.registry	error	error	C2E215	-	refused-values
      services.*.depends_on	approximated	-	-	AWS::ECS::Service.DependsOn	jobs
      services.*.depends_on.*	approximated	-	-	AWS::ECS::Service.DependsOn	jobs
      services.*.depends_on.*.restart	warning	warning	C2E216	-	jobs
      services.*.depends_on.*.required	loader	-	-	-	jobs
      services.*.depends_on.*.condition	approximated	-	-	AWS::ECS::Service.DependsOn	jobs
      services.*.device_cgroup_rules	error	error	C2E217	-	refused-devices
      services.*.devices	error	error	C2E217	-	reading-short-form
      services.*.devices[].source	^	refused-devices
      services.*.devices[].target	^	refused-devices
      services.*.devices[].permissions	^	refused-devices
      services.*.dns	warning	warning	C2E218	-	environment
      services.*.dns_opt	warning	warning	C2E218	-	environment
      services.*.dns_search	warning	warning	C2E218	-	environment
      services.*.domainname	warning	warning	C2E273	-	environment
      services.*.entrypoint	exact	-	-	ContainerDefinitions[].EntryPoint	process
      services.*.env_file	exact	-	-	ContainerDefinitions[].Environment	environment
      services.*.env_file[].path	loader	-	-	-	environment
      services.*.env_file[].format	loader	-	-	-	environment
      services.*.env_file[].required	loader	-	-	-	environment
      services.*.label_file	approximated	-	-	ContainerDefinitions[].DockerLabels	environment
      services.*.environment	exact	-	-	ContainerDefinitions[].Environment	environment
      services.*.expose	approximated	-	-	ContainerDefinitions[].PortMappings	environment
      services.*.extends	loader	-	-	-	loader
      services.*.extends.service	loader	-	-	-	loader
      services.*.extends.file	loader	-	-	-	loader
      services.*.provider	error	error	C2E220	-	refused-values
      services.*.provider.type	^	refused-values
      services.*.provider.options	^	refused-values
      services.*.provider.options.*	^	refused-values
      services.*.external_links	error	error	C2E221	-	refused-values
      services.*.extra_hosts	error	error	C2E222	-	refused-values
      services.*.gpus	error	error	C2E205	-	refused-devices
      services.*.gpus[].capabilities	^	refused-devices
      services.*.gpus[].count	^	refused-devices
      services.*.gpus[].device_ids	^	refused-devices
      services.*.gpus[].driver	^	refused-devices
      services.*.gpus[].options	^	refused-devices
      services.*.group_add	warning	warning	C2E223	-	linux
      services.*.healthcheck	approximated	-	-	ContainerDefinitions[].HealthCheck	health
      services.*.healthcheck.disable	exact	-	-	ContainerDefinitions[].HealthCheck	health
      services.*.healthcheck.interval	approximated	-	-	ContainerDefinitions[].HealthCheck.Interval	health
      services.*.healthcheck.retries	approximated	-	-	ContainerDefinitions[].HealthCheck.Retries	health
      services.*.healthcheck.test	exact	-	-	ContainerDefinitions[].HealthCheck.Command	health
      services.*.healthcheck.timeout	approximated	-	-	ContainerDefinitions[].HealthCheck.Timeout	health
      services.*.healthcheck.start_period	approximated	-	-	ContainerDefinitions[].HealthCheck.StartPeriod	health
      services.*.healthcheck.start_interval	warning	info	C2E224	-	health
      services.*.hostname	warning	warning	C2E219	-	environment
      services.*.image	exact	-	-	ContainerDefinitions[].Image	accepted
      services.*.init	exact	-	-	ContainerDefinitions[].LinuxParameters.InitProcessEnabled	process
      services.*.ipc	error	error	C2E225	-	linux
      services.*.isolation	warning	warning	C2E212	-	linux
      services.*.labels	exact	-	-	ContainerDefinitions[].DockerLabels	environment
      services.*.links	approximated	-	-	AWS::ServiceDiscovery::Instance.InstanceAttributes	networks
      services.*.logging	approximated	-	-	ContainerDefinitions[].LogConfiguration	jobs
      services.*.logging.driver	approximated	-	-	ContainerDefinitions[].LogConfiguration	jobs
      services.*.logging.options	approximated	-	-	ContainerDefinitions[].LogConfiguration	jobs
      services.*.logging.options.*	none	info	C2E226	-	jobs
      services.*.mac_address	warning	warning	C2E227	-	environment
      services.*.mem_limit	approximated	-	-	AWS::ECS::TaskDefinition.Memory	reading-surprising
      services.*.mem_reservation	exact	-	-	ContainerDefinitions[].MemoryReservation	sizes
      services.*.mem_swappiness	warning	warning	C2E228	-	sizes
      services.*.memswap_limit	warning	warning	C2E228	-	sizes
      services.*.network_mode	approximated	-	-	AWS::ECS::Service.NetworkConfiguration	jobs
      services.*.models	error	error	C2E229	-	refused-values
      services.*.models.*	^	refused-values
      services.*.models.*.endpoint_var	^	refused-values
      services.*.models.*.model_var	^	refused-values
      services.*.networks	approximated	-	-	AWS::EC2::SecurityGroup	accepted
      services.*.networks.*	approximated	-	-	AWS::ECS::Service.NetworkConfiguration	accepted
      services.*.networks.*.aliases	approximated	-	-	AWS::ServiceDiscovery::Instance.InstanceAttributes	networks
      services.*.networks.*.interface_name	warning	warning	C2E227	-	networks
      services.*.networks.*.ipv4_address	error	error	C2E230	-	refused-values
      services.*.networks.*.ipv6_address	error	error	C2E230	-	refused-values
      services.*.networks.*.link_local_ips	warning	warning	C2E227	-	networks
      services.*.networks.*.mac_address	warning	warning	C2E227	-	networks
      services.*.networks.*.driver_opts	warning	warning	C2E227	-	networks
      services.*.networks.*.driver_opts.*	^	networks
      services.*.networks.*.priority	none	silent	-	-	networks
      services.*.networks.*.gw_priority	none	silent	-	-	networks
      services.*.oom_kill_disable	warning	warning	C2E231	-	sizes
      services.*.oom_score_adj	warning	warning	C2E231	-	sizes
      services.*.pid	error	error	C2E232	-	jobs
      services.*.pids_limit	warning	warning	C2E203	-	sizes
      services.*.platform	exact	-	-	AWS::ECS::TaskDefinition.RuntimePlatform	refused-values
      services.*.ports	approximated	-	-	AWS::ElasticLoadBalancingV2::Listener	existing-load-balancer
      services.*.ports[].name	exact	-	-	ContainerDefinitions[].PortMappings	ports
      services.*.ports[].mode	approximated	-	-	AWS::ElasticLoadBalancingV2::Listener	existing-load-balancer
      services.*.ports[].host_ip	approximated	-	-	AWS::ElasticLoadBalancingV2::Listener	ports
      services.*.ports[].target	exact	-	-	ContainerDefinitions[].PortMappings	existing-load-balancer
      services.*.ports[].published	approximated	-	-	AWS::ElasticLoadBalancingV2::Listener.Port	existing-load-balancer
      services.*.ports[].protocol	approximated	-	-	AWS::ElasticLoadBalancingV2::Listener.Protocol	existing-load-balancer
      services.*.ports[].app_protocol	approximated	-	-	ContainerDefinitions[].PortMappings	existing-load-balancer
      services.*.pre_start	approximated	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.pre_start[].command	exact	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.pre_start[].image	exact	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.pre_start[].user	exact	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.pre_start[].privileged	error	error	C2E233	-	refused-values
      services.*.pre_start[].working_dir	exact	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.pre_start[].environment	exact	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.pre_start[].per_replica	approximated	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.post_start	error	error	C2E234	-	refused-values
      services.*.post_start[].command	^	refused-values
      services.*.post_start[].user	^	refused-values
      services.*.post_start[].privileged	^	refused-values
      services.*.post_start[].working_dir	^	refused-values
      services.*.post_start[].environment	^	refused-values
      services.*.pre_stop	warning	warning	C2E235	-	hooks
      services.*.pre_stop[].command	^	hooks
      services.*.pre_stop[].user	^	hooks
      services.*.pre_stop[].privileged	^	hooks
      services.*.pre_stop[].working_dir	^	hooks
      services.*.pre_stop[].environment	^	hooks
      services.*.privileged	error	error	C2E214	-	refused-devices
      services.*.profiles	loader	-	-	-	loader
      services.*.pull_policy	none	silent	-	-	build
      services.*.pull_refresh_after	none	silent	-	-	build
      services.*.read_only	exact	-	-	ContainerDefinitions[].ReadonlyRootFilesystem	process
      services.*.restart	approximated	-	-	AWS::ECS::Service	jobs
      services.*.runtime	warning	warning	C2E237	-	linux
      services.*.scale	exact	-	-	AWS::ECS::Service.DesiredCount	rollout
      services.*.security_opt	warning	warning	C2E238	-	linux
      services.*.shm_size	approximated	info	C2E239	ContainerDefinitions[].LinuxParameters.Tmpfs	linux
      services.*.secrets	approximated	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.secrets[].source	approximated	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.secrets[].target	exact	-	-	ContainerDefinitions[] (init container)	hooks
      services.*.secrets[].uid	exact	-	-	ContainerDefinitions[] (init container)	secrets
      services.*.secrets[].gid	exact	-	-	ContainerDefinitions[] (init container)	secrets
      services.*.secrets[].mode	exact	-	-	ContainerDefinitions[] (init container)	secrets
      services.*.sysctls	approximated	-	-	ContainerDefinitions[].SystemControls	linux
      services.*.stdin_open	exact	-	-	ContainerDefinitions[].Interactive	process
      services.*.stop_grace_period	approximated	-	-	ContainerDefinitions[].StopTimeout	process
      services.*.stop_signal	warning	warning	C2E240	-	linux
      services.*.storage_opt	approximated	-	-	AWS::ECS::TaskDefinition.EphemeralStorage	linux
      services.*.tmpfs	approximated	-	-	ContainerDefinitions[].LinuxParameters.Tmpfs	linux
      services.*.tty	exact	-	-	ContainerDefinitions[].PseudoTerminal	process
      services.*.ulimits	approximated	-	-	ContainerDefinitions[].Ulimits	linux
      services.*.ulimits.*	approximated	-	-	ContainerDefinitions[].Ulimits	linux
      services.*.ulimits.*.hard	exact	-	-	ContainerDefinitions[].Ulimits	linux
      services.*.ulimits.*.soft	exact	-	-	ContainerDefinitions[].Ulimits	linux
      services.*.use_api_socket	error	error	C2E241	-	refused-devices
      services.*.user	exact	-	-	ContainerDefinitions[].User	hooks
      services.*.uts	warning	warning	C2E242	-	linux
      services.*.userns_mode	warning	warning	C2E242	-	linux
      services.*.volumes	approximated	-	-	AWS::ECS::TaskDefinition.Volumes	accepted
      services.*.volumes[].type	approximated	-	-	AWS::ECS::TaskDefinition.Volumes	accepted
      services.*.volumes[].source	approximated	-	-	AWS::EFS::AccessPoint	accepted
      services.*.volumes[].target	exact	-	-	ContainerDefinitions[].MountPoints	accepted
      services.*.volumes[].read_only	exact	-	-	ContainerDefinitions[].MountPoints	volumes
      services.*.volumes[].consistency	none	silent	-	-	volumes
      services.*.volumes[].bind	approximated	-	-	AWS::ECS::TaskDefinition.Volumes	accepted
      services.*.volumes[].bind.propagation	warning	warning	C2E243	-	volumes
      services.*.volumes[].bind.create_host_path	none	silent	-	-	volumes
      services.*.volumes[].bind.recursive	none	silent	-	-	volumes
      services.*.volumes[].bind.selinux	none	silent	-	-	volumes
      services.*.volumes[].volume	approximated	-	-	AWS::ECS::TaskDefinition.Volumes	hooks
      services.*.volumes[].volume.labels	none	silent	-	-	volumes
      services.*.volumes[].volume.nocopy	approximated	-	-	AWS::ECS::TaskDefinition.Volumes	volumes
      services.*.volumes[].volume.subpath	approximated	-	-	AWS::EFS::AccessPoint.RootDirectory	volumes
      services.*.volumes[].tmpfs	approximated	-	-	ContainerDefinitions[].LinuxParameters.Tmpfs	volumes
      services.*.volumes[].tmpfs.size	approximated	-	-	ContainerDefinitions[].LinuxParameters.Tmpfs	volumes
      services.*.volumes[].tmpfs.mode	exact	-	-	ContainerDefinitions[].LinuxParameters.Tmpfs	volumes
      services.*.volumes[].image	error	error	C2E244	-	refused-storage
      services.*.volumes[].image.subpath	^	refused-storage
      services.*.volumes_from	approximated	-	-	ContainerDefinitions[].VolumesFrom	jobs
      services.*.working_dir	exact	-	-	ContainerDefinitions[].WorkingDirectory	hooks
      models	error	error	C2E229	-	refused-values
      models.*	^	refused-values
      models.*.name	^	refused-values
      models.*.model	^	refused-values
      models.*.context_size	^	refused-values
      models.*.runtime_flags	^	refused-values
      networks	approximated	-	-	AWS::EC2::SecurityGroup	accepted
      networks.*	approximated	-	-	AWS::EC2::SecurityGroup	accepted
      networks.*.name	none	silent	-	-	accepted
      networks.*.driver	none	silent	-	-	networks
      networks.*.driver_opts	none	info	C2E247	-	networks
      networks.*.driver_opts.*	^	networks
      networks.*.ipam	warning	warning	C2E245	-	networks
      networks.*.ipam.driver	none	silent	-	-	networks
      networks.*.ipam.config	^	networks
      networks.*.ipam.config[].subnet	^	networks
      networks.*.ipam.config[].ip_range	^	networks
      networks.*.ipam.config[].gateway	^	networks
      networks.*.ipam.config[].aux_addresses	^	networks
      networks.*.ipam.config[].aux_addresses.*	^	networks
      networks.*.ipam.options	none	silent	-	-	networks
      networks.*.ipam.options.*	^	networks
      networks.*.external	approximated	-	-	AWS::ECS::Service.NetworkConfiguration	networks
      networks.*.external.name	approximated	-	-	AWS::ECS::Service.NetworkConfiguration	reading-deprecated
      networks.*.internal	approximated	-	-	AWS::ElasticLoadBalancingV2::Listener	networks
      networks.*.enable_ipv4	warning	warning	C2E246	-	networks
      networks.*.enable_ipv6	warning	warning	C2E246	-	networks
      networks.*.attachable	none	silent	-	-	networks
      networks.*.labels	none	silent	-	-	networks
      volumes	approximated	-	-	AWS::EFS::FileSystem	hooks
      volumes.*	approximated	-	-	AWS::EFS::FileSystem	hooks
      volumes.*.name	none	silent	-	-	hooks
      volumes.*.driver	approximated	-	-	AWS::EFS::FileSystem	refused-storage
      volumes.*.driver_opts	approximated	-	-	AWS::EFS::FileSystem	refused-storage
      volumes.*.driver_opts.*	approximated	-	-	AWS::EFS::FileSystem	refused-storage
      volumes.*.external	approximated	-	-	AWS::ECS::TaskDefinition.Volumes	refused-storage
      volumes.*.external.name	approximated	-	-	AWS::ECS::TaskDefinition.Volumes	volumes
      volumes.*.labels	none	silent	-	-	volumes
      secrets	approximated	-	-	parameters	build
      secrets.*	approximated	-	-	parameters	build
      secrets.*.name	approximated	-	-	parameters	build
      secrets.*.environment	approximated	-	-	parameters	build
      secrets.*.file	approximated	-	-	parameters	hooks
      secrets.*.external	exact	-	-	parameters	secrets
      secrets.*.external.name	exact	-	-	parameters	secrets
      secrets.*.labels	none	silent	-	-	secrets
      secrets.*.driver	warning	warning	C2E248	-	secrets
      secrets.*.driver_opts	warning	warning	C2E248	-	secrets
      secrets.*.driver_opts.*	^	secrets
      secrets.*.template_driver	error	error	C2E249	-	refused-storage
      configs	approximated	-	-	layer of the image	refused-storage
      configs.*	approximated	-	-	layer of the image	refused-storage
      configs.*.name	approximated	-	-	parameter of Systems Manager, read by deploy	refused-storage
      configs.*.content	exact	-	-	layer of the image	refused-storage
      configs.*.environment	exact	-	-	layer of the image	secrets
      configs.*.file	exact	-	-	layer of the image	secrets
      configs.*.external	approximated	-	-	parameter of Systems Manager, read by deploy	secrets
      configs.*.external.name	^	secrets
      configs.*.labels	none	silent	-	-	secrets
      configs.*.template_driver	error	error	C2E249	-	refused-storage
      """;

  private SupportRows() {}
}
