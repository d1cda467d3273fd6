using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using Npgsql;
using StudyHub.Schema.Creation;
using StudyHub.Schema.Model;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Testing.RowSecurity.Assertions;

/// <summary>A record's table: its model out of the record's assembly, and how rows become records, which its repository knows.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class RecordTable<T>
    where T : class
{
    private readonly SchemaModel schema;
    private readonly TableRepository<T> repository;

    private RecordTable(SchemaModel schema, TableModel model, TableRepository<T> repository) => (this.schema, Model, this.repository) = (schema, model, repository);

    public TableModel Model { get; }

    /// <summary>"select … from …", all columns in the repository's order.</summary>
    public string Select => repository.Statements.Select("");

    /// <exception cref="RowSecurityException">The record has no table of its own.</exception>
    [RequiresUnreferencedCode("The record's repository is found among the types of its assembly.")]
    public static RecordTable<T> Find()
    {
        Type type = typeof(T).Assembly.GetTypes().FirstOrDefault(candidate => candidate.BaseType == typeof(TableRepository<T>))
            ?? throw new RowSecurityException($"{typeof(T).Name} has no repository in {typeof(T).Assembly.GetName().Name}: it needs [Table], and must not be [Unmanaged].");
        SchemaModel schema = DatabaseSchema.Of(typeof(T).Assembly).Model;
        TableRepository<T> repository = (TableRepository<T>)Activator.CreateInstance(
            type, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, binder: null, [new Unopened.Session()], culture: null)!;
        TableModel model = schema.Tables.FirstOrDefault(table => table.Name.ToString() == repository.Statements.Name)
            ?? throw new RowSecurityException($"{repository.Statements.Name}, the table of {typeof(T).Name}, is not in the schema of its assembly. Rebuild the project.");
        return new RecordTable<T>(schema, model, repository);
    }

    /// <exception cref="RowSecurityException">The schema has no such role.</exception>
    public RoleModel RoleOf(Role role)
    {
        RolePurpose purpose = role switch { Role.Anon => RolePurpose.Anon, Role.Authenticated => RolePurpose.Authenticated, _ => RolePurpose.Admin };
        return schema.Roles.FirstOrDefault(candidate => candidate.Purpose == purpose)
            ?? throw new RowSecurityException($"The schema of {schema.Name} has no role for {role}: no policy and no grant names it.");
    }

    public NpgsqlCommand Insert(T row)
    {
        (string sql, NpgsqlParameter[] parameters) = repository.InsertOf(row);
        NpgsqlCommand command = new(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    public T Read(NpgsqlDataReader reader) => repository.RowOf(reader);
}
