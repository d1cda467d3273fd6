using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>The same tables as EF Core knows them. It wants a navigation for the graph, so its outcome is a type of its own.</summary>
internal sealed class ProgressContext(DbContextOptions<ProgressContext> options) : DbContext(options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public DbSet<StudentOutcomeProgress> Progress => Set<StudentOutcomeProgress>();

    public DbSet<OutcomeEntity> Outcomes => Set<OutcomeEntity>();

    public DbSet<StudyPlan> Plans => Set<StudyPlan>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StudentOutcomeProgress>(progress =>
        {
            progress.ToTable("student_outcome_progress");
            progress.Property(row => row.Id).HasDefaultValueSql("gen_random_uuid()");
            progress.Property(row => row.CreatedAt).ValueGeneratedOnAdd();
            progress.Property(row => row.UpdatedAt).ValueGeneratedOnAddOrUpdate();
            progress.Property(row => row.MasteryLevel).HasConversion(level => Labels.Of(level), label => Labels.Read(label));
            Name(progress);
        });
        modelBuilder.Entity<OutcomeEntity>(outcome =>
        {
            outcome.ToTable("outcomes");
            outcome.HasMany(row => row.Progress).WithOne().HasForeignKey(row => row.OutcomeId);
            Name(outcome);
        });
        modelBuilder.Entity<StudyPlan>(plan =>
        {
            plan.ToTable("study_plans");
            plan.Property(row => row.Document).HasColumnType("jsonb").HasConversion(
                document => JsonSerializer.Serialize(document, Json), text => JsonSerializer.Deserialize<PlanDocument>(text, Json)!);
            Name(plan);
        });
    }

    private static void Name<TEntity>(EntityTypeBuilder<TEntity> entity)
        where TEntity : class
    {
        foreach (IMutableProperty property in entity.Metadata.GetProperties())
            property.SetColumnName(string.Concat(property.Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString())));
    }
}

internal sealed class OutcomeEntity
{
    public Guid Id { get; set; }

    public Guid FrameworkId { get; set; }

    public required string Code { get; set; }

    public required string Title { get; set; }

    public List<StudentOutcomeProgress> Progress { get; } = [];

    public OutcomeProgress ToResult() => new(new Outcome { Id = Id, FrameworkId = FrameworkId, Code = Code, Title = Title }, Progress);
}
