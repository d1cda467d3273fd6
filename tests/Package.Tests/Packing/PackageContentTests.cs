using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.PortableExecutable;

namespace StudyHub.Schema.Package.Tests.Packing;

public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void The_schema_package_holds_library_generator_task_and_build_files() =>
        feed.FilesOf("StudyHub.Schema").ShouldBe(
        [
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/StudyHub.Schema.Core.dll",
            "analyzers/dotnet/cs/StudyHub.Schema.Generators.dll",
            "build/StudyHub.Schema.props",
            "build/StudyHub.Schema.targets",
            "buildTransitive/StudyHub.Schema.props",
            "buildTransitive/StudyHub.Schema.targets",
            "lib/net10.0/StudyHub.Schema.Core.dll",
            "lib/net10.0/StudyHub.Schema.Core.xml",
            "lib/net10.0/StudyHub.Schema.dll",
            "lib/net10.0/StudyHub.Schema.xml",
            "lib/net8.0/StudyHub.Schema.Core.dll",
            "lib/net8.0/StudyHub.Schema.Core.xml",
            "lib/net8.0/StudyHub.Schema.dll",
            "lib/net8.0/StudyHub.Schema.xml",
            "tasks/netstandard2.0/StudyHub.Schema.Build.dll",
            "tasks/netstandard2.0/StudyHub.Schema.Core.dll",
        ]);

    [Fact]
    public void The_schema_package_depends_on_Npgsql_Dapper_and_the_logging_that_Npgsql_brings() =>
        feed.DependenciesOf("StudyHub.Schema").ShouldBe(
        [
            "net10.0: Dapper 2.1.66", "net10.0: Microsoft.Extensions.Logging.Abstractions 10.0.0", "net10.0: Npgsql 10.0.0",
            "net8.0: Dapper 2.1.66", "net8.0: Microsoft.Extensions.Logging.Abstractions 10.0.0", "net8.0: Npgsql 10.0.0",
        ]);

    [Fact]
    public void The_hosting_package_is_one_library_on_the_schema_package_and_Microsofts_extensions()
    {
        Assemblies("StudyHub.Schema.Hosting").ShouldBe(["lib/net10.0/StudyHub.Schema.Hosting.dll", "lib/net8.0/StudyHub.Schema.Hosting.dll"]);
        feed.DependenciesOf("StudyHub.Schema.Hosting").Where(dependency => dependency.StartsWith("net8.0", StringComparison.Ordinal)).ShouldBe(
        [
            "net8.0: Microsoft.Extensions.Diagnostics.HealthChecks 10.0.0", "net8.0: Microsoft.Extensions.Hosting.Abstractions 10.0.0", $"net8.0: StudyHub.Schema {PackageFeed.Version}",
        ]);
    }

    [Fact]
    public void The_testing_package_brings_its_library_for_each_framework() =>
        Assemblies("StudyHub.Schema.Testing").ShouldBe(
        [
            "lib/net10.0/StudyHub.Schema.Catalog.dll", "lib/net10.0/StudyHub.Schema.Testing.dll",
            "lib/net8.0/StudyHub.Schema.Catalog.dll", "lib/net8.0/StudyHub.Schema.Testing.dll",
        ]);

    [Fact]
    public void The_testing_package_depends_on_the_schema_package_of_its_own_version() =>
        feed.DependenciesOf("StudyHub.Schema.Testing").ShouldContain($"net8.0: StudyHub.Schema {PackageFeed.Version}");

    [Fact]
    public void Every_assembly_was_built_deterministically_and_carries_its_symbols()
    {
        foreach (string path in Assemblies("StudyHub.Schema"))
        {
            using PEReader image = new(new MemoryStream(feed.Read("StudyHub.Schema", path)));
            DebugDirectoryEntryType[] entries = [.. image.ReadDebugDirectory().Select(entry => entry.Type)];
            entries.ShouldContain(DebugDirectoryEntryType.Reproducible, path);
            entries.ShouldContain(DebugDirectoryEntryType.EmbeddedPortablePdb, path);
        }
    }

    [Fact]
    public void One_and_the_same_Core_goes_to_compiler_task_and_application()
    {
        byte[][] cores =
        [
            .. Assemblies("StudyHub.Schema").Where(path => path.EndsWith("Core.dll", StringComparison.Ordinal))
                .Select(path => feed.Read("StudyHub.Schema", path)),
        ];

        cores.Length.ShouldBe(4);
        cores.ShouldAllBe(core => core.SequenceEqual(cores[0]));
    }

    private IEnumerable<string> Assemblies(string id) => feed.FilesOf(id).Where(path => path.EndsWith(".dll", StringComparison.Ordinal));
}
