using System.Threading;
using System.Threading.Tasks;
using CfiPros;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.RowSecurity.Tests;

public sealed class MatrixTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Row_security_of_CfiPros_is_what_its_records_say()
        => (await RowSecurityMatrix.RunAsync(CfiProsDatabase.Schema, cancellationToken: Token)).ShouldHold();

    [Fact]
    public async Task Row_security_of_StudyHub_is_what_its_records_say()
        => (await RowSecurityMatrix.RunAsync(StudyHub.StudyHubDatabase.Schema, cancellationToken: Token)).ShouldHold();
}
