using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The table that says which user is a member of which framework. Its own policies look at no other table, so no circle can form.</summary>
internal sealed class FrameworkMembership
{
    private readonly TableScope table;
    private readonly Identifier user;

    private FrameworkMembership(TableScope table, Identifier user)
    {
        this.table = table;
        this.user = user;
    }

    public static FrameworkMembership? Find(TableIndex index, FindingList findings)
    {
        FrameworkMembership? membership = null;
        foreach (TableScope table in index.Tables)
        {
            AccessDeclaration? access = table.Declaration.Access.FirstOrDefault(access => access.Kind == AccessKind.FrameworkMembership);
            if (access is null || table.FrameworkColumn is null || UserColumn(table, access) is not { } user) continue;
            if (membership is null)
                membership = new FrameworkMembership(table, user);
            else
                findings.Add(LinkingRules.SecondMembership, table, null, membership.table.Declaration.RecordName, table.Declaration.RecordName);
        }
        return membership;
    }

    public bool IsOf(TableScope other) => ReferenceEquals(table, other);

    /// <summary>
    /// The column holds a framework of the session's user. The list does not depend on the row: it is made once a statement, and an index
    /// on the column is used with it.
    /// </summary>
    public SqlExpression Includes(Identifier frameworkColumn)
        => new($"{SqlQuoting.Identifier(frameworkColumn)} = any (array(select m.{SqlQuoting.Identifier(table.FrameworkColumn!)}"
            + $" from {SqlQuoting.QualifiedName(table.Name)} m where m.{SqlQuoting.Identifier(user)} = {SessionFunctions.CurrentUser}))");

    private static Identifier? UserColumn(TableScope table, AccessDeclaration access)
        => table.Columns.Of(access.Members) is { Count: 1 } columns ? columns[0] : null;
}
