grant update (
    id, student_id, framework_id, title, content, ocr_text, ocr_status, image_url, tags, created_at,
    updated_at
) on public.notes to authenticated
