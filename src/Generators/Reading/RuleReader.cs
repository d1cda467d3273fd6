using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [Check] and [Policy] from methods and, as SQL, from the record; and the CHECKs that enums stored as text need.</summary>
internal sealed class RuleReader(RecordScope scope)
{
    // By the bits of the vocabulary's Command; a test holds them equal.
    internal static readonly (int Bit, PolicyCommand Command)[] Commands =
    [
        (1, PolicyCommand.Select), (2, PolicyCommand.Insert), (4, PolicyCommand.Update), (8, PolicyCommand.Delete),
    ];

    internal const int AllCommands = 15;
    private const int Insert = 2;
    private const int Update = 4;
    private const int Writing = Insert | Update;

    // By the values of the vocabulary's Role; a test holds them equal.
    internal static readonly RolePurpose[] Roles = [RolePurpose.Anon, RolePurpose.Authenticated, RolePurpose.Admin];

    private readonly List<CheckDeclaration> checks = [];
    private readonly List<PolicyDeclaration> policies = [];
    private readonly List<DenialDeclaration> denials = [];
    private readonly List<EntityUpdate> updates = [];

    public EquatableArray<CheckDeclaration> Checks => checks.ToEquatableArray();

    public EquatableArray<PolicyDeclaration> Policies => policies.ToEquatableArray();

    public EquatableArray<DenialDeclaration> Denials => denials.ToEquatableArray();

    /// <summary>The updates of some columns that the repository offers.</summary>
    public EquatableArray<EntityUpdate> Updates => updates.ToEquatableArray();

    public void Read(IReadOnlyList<(IMethodSymbol Method, ImmutableArray<AttributeReading> Attributes)> methods)
    {
        foreach (ColumnReading column in scope.Columns) AddEnumCheck(column);
        foreach (AttributeReading attribute in scope.Attributes)
        {
            if (attribute.Name == AttributeNames.Check) ReadSqlCheck(attribute);
            if (attribute.Name == AttributeNames.Policy) ReadPolicy(attribute, null);
            if (attribute.Name == AttributeNames.Deny) ReadDenial(attribute);
        }
        foreach ((IMethodSymbol method, ImmutableArray<AttributeReading> attributes) in methods)
        {
            foreach (AttributeReading attribute in attributes)
            {
                if (attribute.Name == AttributeNames.Check) ReadCheck(attribute, method);
                if (attribute.Name == AttributeNames.Policy) ReadPolicy(attribute, method);
            }
        }
    }

    /// <summary>The condition of a partial index; null after a problem.</summary>
    public static SqlExpression? ReadIndexPredicate(RecordScope scope, AttributeReading attribute, string rule)
        => ReadRowRule(scope, attribute, "Where", rule, "Index", "say it in SQL: [Index(…, WhereSql = \"…\")]");

    /// <summary>The condition of the rule method that an attribute names, which takes the row alone; null after a problem.</summary>
    public static SqlExpression? ReadRowRule(
        RecordScope scope, AttributeReading attribute, string argument, string rule, string shortName, string wayOut)
    {
        IMethodSymbol? method = scope.Record.GetMembers(rule).OfType<IMethodSymbol>()
            .OrderBy(candidate => RuleMethod.ShapeFlaw(scope, candidate, RuleParameters.None) is null ? 0 : 1).FirstOrDefault();
        if (method is null)
        {
            MemberList.ReportMissing(scope, attribute, attribute.PlaceOf(argument), rule, $"'{scope.Record.Name}' has no method of this name");
            return null;
        }
        return RuleMethod.Translate(scope, method, shortName, RuleParameters.None, RulePosition.Filter, wayOut);
    }

    private void AddEnumCheck(ColumnReading column)
    {
        bool isText = column.Type is { Storage: ColumnStorage.EnumLabel or ColumnStorage.EnumLabels, Enum.PostgresName: null, Cast: null };
        if (!isText || column.Type.Enum is not { Members.IsEmpty: false } stored) return;
        IEnumerable<string> labels = stored.Members.Select(member => member.Label).Distinct().Where(SqlLiteral.IsStorable).Select(SqlQuoting.Literal);
        checks.Add(new CheckDeclaration
        {
            Member = column.Member,
            Name = NamingRules.Check(scope.Table, column.Name.Value),
            Condition = new SqlExpression(column.Type.Clr.IsArray
                ? $"{SqlQuoting.Identifier(column.Name)} <@ array[{string.Join(", ", labels)}]::text[]"
                : $"{SqlQuoting.Identifier(column.Name)} in ({string.Join(", ", labels)})"),
        });
    }

    private void ReadCheck(AttributeReading attribute, IMethodSymbol method)
    {
        if (attribute.Text("Sql") is not null)
        {
            scope.Report("SHS014", attribute.PlaceOf("Sql"), method.Name, "[Check] on a method takes its condition from the method; put the one in SQL on the record");
            return;
        }
        Identifier? name = scope.NameFrom(attribute, attribute.Text("Name"), attribute.PlaceOf("Name"), method.Name);
        if (RuleMethod.Translate(scope, method, "Check", RuleParameters.None, RulePosition.Constraint, "say it in SQL: [Check(Name = \"…\", Sql = \"…\")] on the record") is not { } sql) return;
        checks.Add(new CheckDeclaration { Member = method.Name, Name = name ?? NamingRules.Check(scope.Table, method.Name), Condition = sql });
    }

    private void ReadSqlCheck(AttributeReading attribute)
    {
        string record = scope.Record.Name;
        if (Sql(attribute, "Sql") is not { } sql || attribute.Text("Name") is not { } text)
        {
            scope.Report("SHS007", attribute.Syntax, "Check", record, "on the record it needs both Name and Sql; a rule in C# goes on a static method");
            return;
        }
        if (scope.NameFrom(attribute, text, attribute.PlaceOf("Name"), record) is { } name)
            checks.Add(new CheckDeclaration { Member = record, Name = name, Condition = sql });
    }

    private void ReadPolicy(AttributeReading attribute, IMethodSymbol? method)
    {
        string holder = method?.Name ?? scope.Record.Name;
        if (ReadCommands(attribute, holder, out int bits) is not { } commands || ReadRole(attribute, holder) is not { } role) return;
        if (attribute.Text("Name") is not null && bits is not (1 or 2 or 4 or 8))
        {
            scope.Report("SHS007", attribute.PlaceOf("Name"), "Policy", holder, "one name cannot serve several commands, each of which is a policy of its own");
            return;
        }
        Identifier? name = scope.NameFrom(attribute, attribute.Text("Name"), attribute.PlaceOf("Name"), holder);
        SqlExpression? condition = Condition(attribute, method, bits, out SqlExpression? check);
        if (condition is null || UpdatedMembers(attribute, bits, holder) is not { } updated) return;
        policies.Add(new PolicyDeclaration
        {
            Member = holder,
            Name = name,
            Commands = commands,
            Role = role,
            IsRestrictive = attribute.Flag("IsRestrictive"),
            Condition = condition,
            Check = check,
            UpdatedMembers = updated,
        });
        if (method is not null && !updated.IsEmpty) updates.Add(new EntityUpdate(method.Name, updated));
    }

    private void ReadDenial(AttributeReading attribute)
    {
        string holder = scope.Record.Name;
        if (ReadCommands(attribute, holder, out _) is { } commands && ReadRole(attribute, holder) is { } role)
            denials.Add(new DenialDeclaration(role, commands));
    }

    /// <summary>Null when none is named, which has been reported.</summary>
    private EquatableArray<PolicyCommandValue>? ReadCommands(AttributeReading attribute, string holder, out int bits)
    {
        bits = (attribute.Number(0) ?? 0) & AllCommands;
        List<PolicyCommandValue> commands = [];
        if (bits == AllCommands) commands.Add(new PolicyCommandValue(PolicyCommand.All));
        else foreach ((int bit, PolicyCommand command) in Commands) if ((bits & bit) != 0) commands.Add(new PolicyCommandValue(command));
        if (commands.Count > 0) return commands.ToEquatableArray();
        if (attribute.Number(0) is not null) scope.Report("SHS007", attribute.PlaceOf(0), attribute.ShortName, holder, "it names no command to decide");
        return null;
    }

    private RolePurpose? ReadRole(AttributeReading attribute, string holder)
    {
        int role = attribute.Choice("To", otherwise: 1);
        if (role >= 0 && role < Roles.Length) return Roles[role];
        scope.Report("SHS007", attribute.PlaceOf("To"), attribute.ShortName, holder, "To is no member of Role");
        return null;
    }

    /// <summary>The properties that Columns names; null after a problem.</summary>
    private EquatableArray<string>? UpdatedMembers(AttributeReading attribute, int bits, string holder)
    {
        if (MemberList.Read(scope, attribute, "Columns") is not { } columns) return null;
        if (columns.Count > 0 && ((bits & Update) == 0 || attribute.Flag("IsRestrictive")))
        {
            scope.Report("SHS007", attribute.PlaceOf("Columns"), "Policy", holder, "Columns says what a permissive policy for Command.Update lets a role change");
            return null;
        }
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Origin != ColumnOrigin.Database) continue;
            scope.Report("SHS022", attribute.PlaceOfItem("Columns", i), holder, columns[i].Member);
            return null;
        }
        return columns.Select(column => column.Member).ToEquatableArray();
    }

    private SqlExpression? Condition(AttributeReading attribute, IMethodSymbol? method, int commands, out SqlExpression? check)
    {
        check = Sql(attribute, "CheckSql");
        if (method is not null)
        {
            if (attribute.Text("Sql") is null && attribute.Text("CheckSql") is null)
            {
                SqlExpression? filter = Translate(method, RulePosition.Filter);
                if (filter is null || (commands & Writing) == 0) return filter;
                // Rows that are written are asked one by one, rows that are read are searched for.
                SqlExpression? admission = Translate(method, RulePosition.Admission);
                if (commands == Insert) return admission;
                if (admission?.Text != filter.Text) check = admission;
                return filter;
            }
            scope.Report("SHS014", attribute.Syntax, method.Name, "[Policy] on a method takes its condition from the method; put the one in SQL on the record");
            return null;
        }
        if (Sql(attribute, "Sql") is { } sql) return sql;
        scope.Report("SHS007", attribute.Syntax, "Policy", scope.Record.Name, "on the record it needs Sql; a rule in C# goes on a static method");
        return null;
    }

    private SqlExpression? Translate(IMethodSymbol method, RulePosition position)
        => RuleMethod.Translate(scope, method, "Policy", RuleParameters.Session, position, "say it in SQL: [Policy(…, Sql = \"…\")] on the record");

    private static SqlExpression? Sql(AttributeReading attribute, string argument)
        => attribute.Text(argument) is { } sql && sql.Trim().Length > 0 && SqlLiteral.IsStorable(sql) ? new SqlExpression(sql) : null;
}
