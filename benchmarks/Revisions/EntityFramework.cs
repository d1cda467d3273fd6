using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace StudyHub.Schema.Benchmarks.Revisions;

/// <summary>
/// As many migrations of EF Core for the same tables, and its snapshot. They are made without the model of each migration, which real ones
/// carry: what is compared is generous to it.
/// </summary>
public sealed class EntityFramework
{
    private static int tables;
    private static int columns;

    private readonly Assembly migrations;

    public EntityFramework(int revisions, int tableCount)
    {
        (tables, columns) = (tableCount, revisions - 1);
        AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Chain.Migrations"), AssemblyBuilderAccess.Run);
        ModuleBuilder module = assembly.DefineDynamicModule("module");
        for (int i = 1; i <= revisions; i++)
        {
            TypeBuilder type = module.DefineType(string.Create(CultureInfo.InvariantCulture, $"Step{i}"), TypeAttributes.Public, typeof(Step));
            type.SetCustomAttribute(new CustomAttributeBuilder(typeof(DbContextAttribute).GetConstructor([typeof(Type)])!, [typeof(Context)]));
            type.SetCustomAttribute(new CustomAttributeBuilder(
                typeof(MigrationAttribute).GetConstructor([typeof(string)])!, [string.Create(CultureInfo.InvariantCulture, $"2026{i:D10}_step_{i}")]));
            type.CreateType();
        }
        TypeBuilder snapshot = module.DefineType("ChainSnapshot", TypeAttributes.Public, typeof(Snapshot));
        snapshot.SetCustomAttribute(new CustomAttributeBuilder(typeof(DbContextAttribute).GetConstructor([typeof(Type)])!, [typeof(Context)]));
        snapshot.CreateType();
        migrations = assembly;
    }

    public int CountMigrations()
    {
        using Context context = new(migrations);
        return context.Database.GetMigrations().Count();
    }

    public void HasPendingChanges()
    {
        using Context context = new(migrations);
        if (context.Database.HasPendingModelChanges()) throw new InvalidOperationException("The snapshot is not the model.");
    }

    /// <summary>Everything from nothing, in a database of its own.</summary>
    public async Task MigrateAsync(string connectionString)
    {
        await using Context context = new(migrations, connectionString);
        await context.Database.MigrateAsync();
    }

    private static void Describe(ModelBuilder model)
    {
        for (int t = 0; t < tables; t++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"table_{t:D4}");
            model.Entity("Chain." + name, entity =>
            {
                entity.ToTable(name);
                entity.Property<Guid>("id");
                entity.HasKey("id").HasName("pk_" + name);
                for (int c = 1; c < 14; c++)
                {
                    string column = string.Create(CultureInfo.InvariantCulture, $"column_{c}");
                    if (c % 3 == 0) entity.Property<int>(column);
                    else entity.Property<string>(column).IsRequired(c <= 6);
                }
                entity.HasIndex("column_1").HasDatabaseName($"idx_{name}_column_1");
            });
        }
        for (int number = 2; number <= columns + 1; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"table_{number % tables:D4}");
            model.Entity("Chain." + name).Property<string>(string.Create(CultureInfo.InvariantCulture, $"added_{number}"));
        }
    }

    public sealed class Context(Assembly migrations, string connectionString = "Host=nowhere") : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options)
            => options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(migrations)).EnableServiceProviderCaching(false);

        protected override void OnModelCreating(ModelBuilder modelBuilder) => Describe(modelBuilder);
    }

    public abstract class Snapshot : ModelSnapshot
    {
        protected override void BuildModel(ModelBuilder modelBuilder)
        {
            using Context context = new(typeof(Snapshot).Assembly);
            string version = context.Model.GetProductVersion()!;
            modelBuilder.HasAnnotation("ProductVersion", version);
            Describe(modelBuilder);
        }
    }

    /// <summary>The first makes the tables, each other one adds a column.</summary>
    public abstract class Step : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            int number = int.Parse(GetType().Name.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture);
            if (number > 1)
            {
                migrationBuilder.AddColumn<string>($"added_{number}", string.Create(CultureInfo.InvariantCulture, $"table_{number % tables:D4}"), "text", nullable: true);
                return;
            }
            for (int t = 0; t < tables; t++)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"table_{t:D4}");
                IEnumerable<string> others = Enumerable.Range(1, 13).Select(c => string.Create(
                    CultureInfo.InvariantCulture, $"column_{c} {(c % 3 == 0 ? "integer" : "text")}{(c <= 6 ? " not null" : "")}"));
                migrationBuilder.Sql($"create table {name} (id uuid not null constraint pk_{name} primary key, {string.Join(", ", others)})");
                migrationBuilder.Sql($"create index idx_{name}_column_1 on {name} (column_1)");
            }
        }
    }
}
