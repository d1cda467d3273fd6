using StudyHub.Schema;

[assembly: Database("StudyHub", Namespace = "StudyHub")]
