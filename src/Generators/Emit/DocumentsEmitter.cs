using System.Globalization;
using System.Linq;
using System.Text;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// The options of a source-generated JSON context: what only code that names a type can say of it without reflection. A converter for each
/// enum; and of each class with init-only properties its constructor and its setters, since a context would set all of them, those that are
/// missing in a document to nothing, in place of what their initialisers say.
/// </summary>
internal static class DocumentsEmitter
{
    private const string Runtime = "global::StudyHub.Schema.Documents";
    private const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    /// <summary>Empty without a context.</summary>
    public static string Options(DatabaseModel database)
    {
        if (database.JsonContext is null) return "";
        StringBuilder text = new($"\n\n    private static readonly global::System.Text.Json.JsonSerializerOptions Documents = {Runtime}.JsonDocuments.Of(\n        {database.JsonContext}.Default,\n");
        text.Append("        new global::System.Text.Json.Serialization.JsonConverter[] { ")
            .Append(EntitySql.List(database.Documents.Enums.Select(type => $"{Runtime}.JsonDocuments.Labels<{type}>()"))).Append(" }");
        for (int i = 0; i < database.Documents.Initialised.Count; i++)
        {
            InitialisedDocument document = database.Documents.Initialised[i];
            text.Append($",\n        {Runtime}.DocumentType.Of<{document.Type}>(\n            DocumentMembers.New{Number(i)}");
            for (int j = 0; j < document.Members.Count; j++)
            {
                InitialisedMember member = document.Members[j];
                text.Append($",\n            ({CSharpText.Literal(member.Key)}, static (document, value) => DocumentMembers.Set{Number(i)}_{Number(j)}(document, ({member.Type})value!))");
            }
            text.Append(')');
        }
        return text.Append(");").ToString();
    }

    /// <summary>What C# lets an object initialiser alone do.</summary>
    public static string Members(DatabaseModel database)
    {
        if (database.Documents.Initialised.IsEmpty) return "";
        StringBuilder text = new("\n\n    private static class DocumentMembers\n    {");
        for (int i = 0; i < database.Documents.Initialised.Count; i++)
        {
            InitialisedDocument document = database.Documents.Initialised[i];
            text.Append($"\n        [{Accessor}({Accessor}Kind.Constructor)]\n        public static extern {document.Type} New{Number(i)}();\n");
            for (int j = 0; j < document.Members.Count; j++)
            {
                InitialisedMember member = document.Members[j];
                text.Append($"\n        [{Accessor}({Accessor}Kind.Method, Name = {CSharpText.Literal("set_" + member.Name)})]\n        public static extern void Set{Number(i)}_{Number(j)}({member.Holder} document, {member.Type} value);\n");
            }
        }
        return text.Append("    }").ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
