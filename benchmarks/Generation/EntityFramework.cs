using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.EntityFrameworkCore;

namespace StudyHub.Schema.Benchmarks.Generation;

/// <summary>What EF Core does at start-up for the same tables: it builds the model by reflection. Ours is ready in the assembly.</summary>
internal static class EntityFramework
{
    /// <summary>Loads the records, compiled without our generator, and gives the table types.</summary>
    public static Type[] Types(CSharpCompilation compilation)
    {
        using MemoryStream dll = new();
        if (!compilation.Emit(dll).Success) throw new InvalidOperationException("The measured records do not compile.");
        return [.. Assembly.Load(dll.ToArray()).GetTypes().Where(t => t.Name.StartsWith("Table", StringComparison.Ordinal))];
    }

    public static int BuildModel(Type[] types)
    {
        using Context context = new(types);
        return context.Model.GetEntityTypes().Count();
    }

    private sealed class Context(Type[] types) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options)
            // A model is cached by context type; each measurement must build its own.
            => options.UseNpgsql("Host=nowhere").EnableServiceProviderCaching(false);

        protected override void OnModelCreating(ModelBuilder model)
        {
            foreach (Type type in types)
            {
                var entity = model.Entity(type);
                entity.HasIndex("Code").IsUnique();
                entity.HasIndex("OwnerId", "DueOn");
                entity.Property("Code").HasMaxLength(30);
                entity.Property("Name").HasMaxLength(100);
                entity.Property("Ease").HasPrecision(4, 2);
                entity.Property("Standing").HasConversion<string>();
                entity.OwnsOne(type.GetProperty("Settings")!.PropertyType, "Settings", owned => owned.ToJson());
            }
        }
    }
}
