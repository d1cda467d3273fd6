using StudyHub.Schema;

[assembly: Database("Library", Schema = "lib", Namespace = "Library", AdminFlag = true, Json = typeof(Library.LibraryJson), HelperRole = "vocabulary_helper",
    OwnerRole = "vocabulary owner", AnonRole = "vocabulary_guest", AuthenticatedRole = "vocabulary_reader", AdminRole = "vocabulary_librarian",
    WebRole = "vocabulary_www", BackofficeRole = "vocabulary_desk", MigratorRole = "vocabulary_deploy")]
