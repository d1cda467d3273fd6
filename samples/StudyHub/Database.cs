using StudyHub.Schema;

[assembly: Database("StudyHub", Namespace = "StudyHub", AdminAccess = true)]
