using System;
using System.Runtime.InteropServices;
using System.Threading;
using StudyHub.Schema.Testing;
using StudyHub.Story;

const int noDatabase = 3, interrupted = 130;

using CancellationTokenSource stop = new();
using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
Narrator narrator = Narrator.ForThisTerminal();
try
{
    await Theatre.OpenAsync(narrator, stop.Token);
    return narrator.ExitCode;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Interrupted; everything that was made for the story is gone again.");
    return interrupted;
}
catch (PostgresUnavailableException reason)
{
    Console.Error.WriteLine(reason.Message);
    return noDatabase;
}

// The process stays until everything is taken down again.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
