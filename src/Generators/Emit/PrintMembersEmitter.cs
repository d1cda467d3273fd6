using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>ToString() of a record with personal data: what the compiler would print, with *** in place of each value that is personal.</summary>
internal static class PrintMembersEmitter
{
    public static string FileName(EntityModel entity) => entity.HintName + entity.FileSuffix + ".Masked.g.cs";

    /// <summary>True where there is something to mask and the record can be added to.</summary>
    public static bool Applies(EntityModel entity) => !entity.PartialHeaders.IsEmpty && Members(entity).Any(member => member.IsPii);

    public static string Emit(EntityModel entity)
    {
        SourceWriter writer = SourceWriter.File();
        writer.WriteNamespace(entity.Namespace);
        writer.Write("");
        foreach (string header in entity.PartialHeaders) writer.Write(header).Write("{").Indent();
        string modifiers = entity.DerivesFromRecord ? "protected override" : entity.IsSealed ? "private" : "protected virtual";
        writer.Write($$"""
            /// <summary>Prints the members for ToString(), personal data as ***.</summary>
            {{CSharpText.GeneratedCode}}
            {{modifiers}} bool PrintMembers(global::System.Text.StringBuilder builder)
            {
                global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            """);
        writer.Indent();
        string separator = "";
        foreach (PrintedMember member in Members(entity))
        {
            string label = CSharpText.Literal($"{separator}{member.Name} = {(member.IsPii ? "***" : "")}");
            writer.Write(member.IsPii
                ? $"builder.Append({label});"
                : $"builder.Append({label}).Append((object?)this.{CSharpText.Name(member.Name)});");
            separator = ", ";
        }
        writer.Write("return true;").Outdent().Write("}");
        foreach (string _ in entity.PartialHeaders) writer.Outdent().Write("}");
        return writer.ToString();
    }

    private static IEnumerable<PrintedMember> Members(EntityModel entity)
        => entity.PrintedMembers.IsEmpty
            ? entity.Properties.Select(property => new PrintedMember(property.Name, property.IsPii))
            : entity.PrintedMembers;
}
