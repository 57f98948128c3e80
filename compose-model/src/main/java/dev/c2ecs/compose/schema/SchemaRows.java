package dev.c2ecs.compose.schema;

/** The schema table as text; made by its test, which says how. */
final class SchemaRows {

  static final String TEXT =
      """
      object		version 1 name 2 include 3 services 8 models 129 networks 132 volumes 139 secrets 141 configs 144	^x- -1	-2	-1
      string				-1	-1
      string				-1	-1
      array				-1	4
      				-1	-1	2 5
      object		path 6 env_file 6 project_directory 2		-2	-1
      				-1	-1	2 7
      array				-1	2						unique
      object			^[a-zA-Z0-9._-]+$ 9	-2	-1
      object		develop 10 deploy 23 annotations 19 attach 18 build 41 blkio_config 54 cap_add 7 cap_drop 7 cgroup 59 cgroup_parent 2 command 15 configs 48 container_name 60 cpu_count 61 cpu_percent 63 cpu_shares 26 cpu_quota 26 cpu_period 26 cpu_rt_period 26 cpu_rt_runtime 26 cpus 26 cpuset 2 credential_spec 65 depends_on 66 device_cgroup_rules 7 devices 71 dns 6 dns_opt 7 dns_search 6 domainname 2 entrypoint 15 env_file 74 label_file 79 environment 19 expose 80 extends 82 provider 84 external_links 7 extra_hosts 44 gpus 89 group_add 80 healthcheck 93 hostname 2 image 2 init 18 ipc 2 isolation 2 labels 19 links 7 logging 94 mac_address 2 mem_limit 26 mem_reservation 36 mem_swappiness 24 memswap_limit 26 network_mode 2 models 97 networks 101 oom_kill_disable 18 oom_score_adj 107 pid 109 pids_limit 26 platform 2 ports 110 pre_start 113 post_start 115 pre_stop 115 privileged 18 profiles 7 pull_policy 116 pull_refresh_after 2 read_only 18 restart 2 runtime 2 scale 24 security_opt 7 shm_size 26 secrets 48 sysctls 19 stdin_open 18 stop_grace_period 2 stop_signal 2 storage_opt 117 tmpfs 6 tty 18 ulimits 51 use_api_socket 22 user 2 uts 2 userns_mode 2 volumes 118 volumes_from 7 working_dir 2	^x- -1	-2	-1
      object null		watch 11	^x- -1	-2	-1
      array				-1	12
      object	path action	ignore 6 include 6 path 2 action 13 target 2 exec 14 initial_sync 22	^x- -1	-2	-1
      string				-1	-1		rebuild sync restart sync+restart sync+exec
      object	command	command 15 user 2 privileged 18 working_dir 2 environment 19	^x- -1	-2	-1
      				-1	-1	16 2 17
      null				-1	-1
      array				-1	2
      boolean string				-1	-1
      				-1	-1	20 7
      object			.+ 21	-2	-1
      string number boolean null				-1	-1
      boolean				-1	-1
      object null		mode 2 endpoint_mode 2 replicas 24 labels 19 rollback_config 25 update_config 25 resources 28 restart_policy 37 placement 38	^x- -1	-2	-1
      integer string				-1	-1
      object		parallelism 24 delay 2 failure_action 2 monitor 2 max_failure_ratio 26 order 27	^x- -1	-2	-1
      number string				-1	-1
      string				-1	-1		start-first stop-first
      object		limits 29 reservations 30	^x- -1	-2	-1
      object		cpus 26 memory 2 pids 24	^x- -1	-2	-1
      object		cpus 26 memory 2 generic_resources 31 devices 34	^x- -1	-2	-1
      array				-1	32
      object		discrete_resource_spec 33	^x- -1	-2	-1
      object		kind 2 value 26	^x- -1	-2	-1
      array				-1	35
      object	capabilities	capabilities 7 count 36 device_ids 7 driver 2 options 19	^x- -1	-2	-1
      string integer				-1	-1
      object		condition 2 delay 2 max_attempts 24 window 2	^x- -1	-2	-1
      object		constraints 17 preferences 39 max_replicas_per_node 24	^x- -1	-2	-1
      array				-1	40
      object		spread 2	^x- -1	-2	-1
      				-1	-1	2 42
      object		context 2 dockerfile 2 dockerfile_inline 2 entitlements 17 args 19 ssh 19 labels 19 cache_from 17 cache_to 17 no_cache 18 no_cache_filter 6 additional_contexts 19 network 2 provenance 43 sbom 43 pull 18 target 2 shm_size 24 extra_hosts 44 isolation 2 privileged 18 secrets 48 tags 17 ulimits 51 platforms 17	^x- -1	-2	-1
      string boolean				-1	-1
      				-1	-1	45 7
      object			.+ 46	-2	-1
      				-1	-1	2 47
      array				-1	2
      array				-1	49
      				-1	-1	2 50
      object		source 2 target 2 uid 2 gid 2 mode 26	^x- -1	-2	-1
      object			^[a-z]+$ 52	-1	-1
      				-1	-1	24 53
      object	soft hard	hard 24 soft 24	^x- -1	-2	-1
      object		device_read_bps 55 device_read_iops 55 device_write_bps 55 device_write_iops 55 weight 24 weight_device 57		-2	-1
      array				-1	56
      object		path 2 rate 24		-2	-1
      array				-1	58
      object		path 2 weight 24		-2	-1
      string				-1	-1		host private
      string				-1	-1			[a-zA-Z0-9][a-zA-Z0-9_.-]+
      				-1	-1	2 62
      integer				-1	-1				0
      				-1	-1	2 64
      integer				-1	-1				0	100
      object		config 2 file 2 registry 2	^x- -1	-2	-1
      				-1	-1	7 67
      object			^[a-zA-Z0-9._-]+$ 68	-2	-1
      object	condition	restart 18 required 69 condition 70	^x- -1	-2	-1
      boolean				-1	-1
      string				-1	-1		service_started service_healthy service_completed_successfully
      array				-1	72
      				-1	-1	2 73
      object	source	source 2 target 2 permissions 2	^x- -1	-2	-1
      				-1	-1	2 75
      array				-1	76
      				-1	-1	2 77
      object	path	path 2 format 2 required 78		-2	-1
      boolean string				-1	-1
      				-1	-1	2 17
      array				-1	81						unique
      string number				-1	-1
      				-1	-1	2 83
      object	service	service 2 file 2		-2	-1
      object	type	type 2 options 85	^x- -1	-2	-1
      object			^.+$ 86	-1	-1
      				-1	-1	87 88
      string number boolean				-1	-1
      array				-1	87
      				-1	-1	90 91
      string				-1	-1		all
      array			^x- -1	-2	92
      object		capabilities 7 count 36 device_ids 7 driver 2 options 19		-1	-1
      object		disable 18 interval 2 retries 26 test 79 timeout 2 start_period 2 start_interval 2	^x- -1	-2	-1
      object		driver 2 options 95	^x- -1	-2	-1
      object			^.+$ 96	-1	-1
      string number null				-1	-1
      				-1	-1	7 98
      object			^[a-zA-Z0-9._-]+$ 99	-1	-1
      				-1	-1	100 16
      object		endpoint_var 2 model_var 2	^x- -1	-2	-1
      				-1	-1	7 102
      object			^[a-zA-Z0-9._-]+$ 103	-2	-1
      				-1	-1	104 16
      object		aliases 7 interface_name 2 ipv4_address 2 ipv6_address 2 link_local_ips 7 mac_address 2 driver_opts 105 priority 106 gw_priority 106	^x- -1	-2	-1
      object			^.+$ 81	-1	-1
      number				-1	-1
      				-1	-1	2 108
      integer				-1	-1				-1000	1000
      string null				-1	-1
      array				-1	111						unique
      				-1	-1	106 2 112
      object		name 2 mode 2 host_ip 2 target 24 published 36 protocol 2 app_protocol 2	^x- -1	-2	-1
      array				-1	114
      object		command 15 image 2 user 2 privileged 18 working_dir 2 environment 19 per_replica 18	^x- -1	-2	-1
      array				-1	14
      string				-1	-1			^(always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+)$
      object				-1	-1
      array				-1	119						unique
      				-1	-1	2 120
      object	type	type 121 source 2 target 2 read_only 18 consistency 2 bind 122 volume 125 tmpfs 126 image 128	^x- -1	-2	-1
      string				-1	-1		bind volume tmpfs cluster npipe image
      object		propagation 2 create_host_path 18 recursive 123 selinux 124	^x- -1	-2	-1
      string				-1	-1		enabled disabled writable readonly
      string				-1	-1		z Z
      object		labels 19 nocopy 18 subpath 2	^x- -1	-2	-1
      object		size 127 mode 26	^x- -1	-2	-1
      				-1	-1	62 2
      object		subpath 2	^x- -1	-2	-1
      object			^[a-zA-Z0-9._-]+$ 130	-1	-1
      object	model	name 2 model 2 context_size 131 runtime_flags 17	^x- -1	-2	-1
      integer				-1	-1
      object			^[a-zA-Z0-9._-]+$ 133	-1	-1
      object null		name 2 driver 2 driver_opts 105 ipam 134 external 138 internal 18 enable_ipv4 18 enable_ipv6 18 attachable 18 labels 19	^x- -1	-2	-1
      object		driver 2 config 135 options 137	^x- -1	-2	-1
      array				-1	136
      object		subnet 2 ip_range 2 gateway 2 aux_addresses 137	^x- -1	-2	-1
      object			^.+$ 2	-2	-1
      boolean string object		name 1	^x- -1	-2	-1
      object			^[a-zA-Z0-9._-]+$ 140	-2	-1
      object null		name 2 driver 2 driver_opts 105 external 138 labels 19	^x- -1	-2	-1
      object			^[a-zA-Z0-9._-]+$ 142	-2	-1
      object		name 2 environment 2 file 2 external 143 labels 19 driver 2 driver_opts 105 template_driver 2	^x- -1	-2	-1
      boolean string object		name 2		-1	-1
      object			^[a-zA-Z0-9._-]+$ 145	-2	-1
      object		name 2 content 2 environment 2 file 2 external 146 labels 19 template_driver 2	^x- -1	-2	-1
      boolean string object		name 1		-1	-1
      """;

  private SchemaRows() {}
}
