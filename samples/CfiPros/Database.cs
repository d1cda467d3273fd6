using StudyHub.Schema;

[assembly: Database("CfiPros", Namespace = "CfiPros", AdminAccess = true)]
