using StudyHub.Schema;

[assembly: Database("Campus", Schema = "campus", Namespace = "Campus", AdminAccess = true,
    OwnerRole = "graphs_owner", AnonRole = "graphs_anon", AuthenticatedRole = "graphs_user", AdminRole = "graphs_admin",
    WebRole = "graphs_web", BackofficeRole = "graphs_desk", MigratorRole = "graphs_deploy", HelperRole = "graphs_helper")]
