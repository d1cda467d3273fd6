using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators;

/// <summary>Adds one generated file. An emitter that fails is reported as SHS999 and takes no other file with it.</summary>
internal static class SourceOutput
{
    public static void Add(SourceProductionContext output, string fileName, string subject, Func<string> emit)
    {
        try
        {
            output.AddSource(fileName, SourceText.From(emit(), Encoding.UTF8));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Problem problem = InternalProblem.Of(fault, subject, null);
            object[] arguments = [.. problem.Arguments];
            output.ReportDiagnostic(Diagnostic.Create(Rules.Find(problem.Rule), Location.None, arguments));
        }
    }
}
