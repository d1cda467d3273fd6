using System;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Emit;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Generators.Tests.Emit;

public sealed class RepositoryEmitterTests
{
    public static TheoryData<string> Names => [.. SchoolEntities.All.Select(entity => entity.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_repository_is_what_was_agreed(string name)
        => GoldenFile.Matches(RepositoryEmitter.Emit(Entity(name), "public"), "cs", name + "Repository");

    [Fact]
    public void The_database_and_its_session_are_what_was_agreed()
        => GoldenFile.Matches(DatabaseEmitter.Emit(SchoolEntities.Database), "cs", "SchoolDatabase");

    [Fact]
    public void The_masked_record_is_what_was_agreed()
        => GoldenFile.Matches(PrintMembersEmitter.Emit(SchoolEntities.Student), "cs", "StudentMasked");

    [Fact]
    public void Emitted_code_compiles_without_a_warning()
        => InMemory.Problems([InMemory.Records(), .. InMemory.Files(SchoolEntities.Database, SchoolEntities.All).Values]).ShouldBeEmpty();

    [Fact]
    public void A_warning_in_emitted_code_would_be_seen()
        => InMemory.Problems([InMemory.Records(), "namespace StudyHub.School; public sealed class Undocumented;"])
            .ShouldHaveSingleItem().ShouldContain("CS1591");

    [Fact]
    public void A_record_in_the_global_namespace_inside_another_type_gets_a_repository()
    {
        EntityModel nested = SchoolEntities.Enrolment with
        {
            Type = "global::Outer.Enrolment", Namespace = "", HintName = "Outer.Enrolment", IsPublic = true,
        };
        const string Source = "public static class Outer { public sealed record Enrolment(System.Guid StudentId, System.Guid SubjectId); }";

        InMemory.Problems([Source, .. InMemory.Files(null, nested).Values]).ShouldBeEmpty();
        RepositoryNames.TypeName(nested).ShouldBe("OuterEnrolmentRepository");
    }

    [Fact]
    public void A_record_without_a_key_can_be_listed_and_inserted_only()
    {
        string emitted = RepositoryEmitter.Emit(SchoolEntities.Enrolment with { Key = default }, "public");

        emitted.ShouldContain(" ListAsync(");
        emitted.ShouldContain(" InsertAsync(");
        emitted.ShouldNotContain("GetAsync(");
        emitted.ShouldNotContain("UpdateAsync(");
        emitted.ShouldNotContain("DeleteAsync(");
    }

    [Fact]
    public void Tables_without_a_schema_are_in_the_default_one()
    {
        RepositoryEmitter.Emit(SchoolEntities.Enrolment, "learning").ShouldContain("\"learning.enrolments\"");
        RepositoryEmitter.Emit(SchoolEntities.Order, "learning").ShouldContain("\"till.\\\"order\\\"\"");
    }

    [Fact]
    public void A_composite_key_that_the_record_gives_can_be_upserted_where_something_is_left_to_store()
    {
        EntityModel graded = SchoolEntities.Enrolment with
        {
            Properties = SchoolEntities.Enrolment.Properties.Append(new EntityProperty
            {
                Name = "Grade", Column = "grade", Type = "int", DbType = "Integer", IsValueType = true, IsNullable = false, Storage = ColumnStorage.Direct,
            }).ToEquatableArray(),
        };

        RepositoryEmitter.Emit(graded, "public").ShouldContain("UpsertRowAsync(Sql.Key, row");
        RepositoryEmitter.Emit(SchoolEntities.Enrolment, "public").ShouldNotContain("Upsert");
    }

    [Fact]
    public void Lines_end_in_a_line_feed_alone()
        => InMemory.Files(SchoolEntities.Database, SchoolEntities.All).Values.ShouldAllBe(text => !text.Contains('\r') && text.EndsWith("}\n", StringComparison.Ordinal));

    private static EntityModel Entity(string name) => SchoolEntities.All.Single(entity => entity.Name == name);
}
