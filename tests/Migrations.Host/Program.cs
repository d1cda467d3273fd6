using System;
using System.IO;
using System.Linq;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Revisions;

// A migrator that tests kill: `up|down folder target connection-string`. It says READY, waits for a line, migrates,
// says STEP where one begins, and DONE.
(string way, string folder, string target, string connectionString) = (args[0], args[1], args[2], args[3]);
RevisionSet set = RevisionSetReader.Read(
    Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => new RevisionFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file))));
Migrator migrator = new(set, MigratorOptions.Default with
{
    AllowDataLoss = true,
    Progress = what =>
    {
        if (what is StepStarted) Console.WriteLine("STEP");
    },
});

Console.WriteLine("READY");
Console.ReadLine();
MigrationResult result = way == "up"
    ? await migrator.UpgradeAsync(connectionString, MigrationTarget.Parse(target))
    : await migrator.DowngradeAsync(connectionString, MigrationTarget.Parse(target));
Console.WriteLine($"DONE {result.Ran.Count}");
