using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// The forms of one statement, each put together at its first use. A program has few of them; one that has very many still gets its
/// texts, only not kept.
/// </summary>
/// <typeparam name="TForm">What the text depends on.</typeparam>
internal sealed class StatementForms<TForm>(Func<TForm, Statement>? compose = null)
    where TForm : notnull
{
    private const int Kept = 256;

    private readonly ConcurrentDictionary<TForm, Statement> known = new();

    public Statement this[TForm form]
    {
        get
        {
            if (known.TryGetValue(form, out Statement? statement)) return statement;
            return Keep(form, compose!(form));
        }
    }

    /// <summary>Null where it is not there yet.</summary>
    public Statement? Find(TForm form) => known.GetValueOrDefault(form);

    /// <summary>For a text that depends on more than tells the forms apart.</summary>
    public Statement Get(TForm form, Func<Statement> make) => known.TryGetValue(form, out Statement? statement) ? statement : Keep(form, make());

    private Statement Keep(TForm form, Statement statement) => known.Count < Kept ? known.GetOrAdd(form, statement) : statement;
}
