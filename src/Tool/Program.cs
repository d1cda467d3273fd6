using System.CommandLine;
using StudyHub.Schema.Tool;
using StudyHub.Schema.Tool.Commands;

RootCommand root = new("Scripts and checks of a schema that C# records describe.");
CommonOptions common = new();
root.Add(common.Verbose);
root.Add(AddCommand.Create(common));
root.Add(CheckCommand.Create(common));
root.Add(CurrentCommand.Create(common));
root.Add(DiffCommand.Create(common));
root.Add(DowngradeCommand.Create(common));
root.Add(DriftCommand.Create(common));
root.Add(FreezeCommand.Create(common));
root.Add(HistoryCommand.Create(common));
root.Add(HistoryCommand.CreateHeads(common));
root.Add(MergeCommand.Create(common));
root.Add(RlsCommand.Create(common));
root.Add(ScriptCommand.Create(common));
root.Add(ShowCommand.Create(common));
root.Add(StampCommand.Create(common));
root.Add(UpgradeCommand.Create(common));
root.Add(VerifyCommand.Create(common));

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0) return await UsageErrors.TellAsync(parsed);
return await Failures.GuardAsync(parsed.GetValue(common.Verbose), () => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
